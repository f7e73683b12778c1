"""Pages that take a file into memory: the handler is set before the form is read, and the form checked after."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpResponse
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amparo.web.csrf import FormOrigin
from amparo.web.desk.library.upload import DocumentUploadHandler
from amparo.web.desk.requests import DeskRequest

View = Callable[..., HttpResponse]


def takes_a_document(view: View) -> View:
    """Have a page answer GET and POST, and read what is sent with it in memory up to the library's limit.

    Its form is exempt from the usual check of where it is from because that check reads the body, which
    would fix the handler; the same check is made here, once the handler stands and before the view.
    """
    checked = decorator_from_middleware(FormOrigin)(view)

    @csrf_exempt
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def received(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [DocumentUploadHandler(request)]
        return cast("HttpResponse", checked(request, *args, **kwargs))

    return received
