"""Adding a piece to a file that is open: as it came, or with the facts of a capture."""

from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import decorator_from_middleware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amparo.evidence import adding, handling, limits, selectors
from amparo.evidence.forms import AddForm, CapturedForm, CaptureForm, Form, filled
from amparo.evidence.media import copying, telling
from amparo.evidence.upload import LargeUploadHandler, SealedFile, turn
from amparo.kernel.errors import Conflict, Invalid, NotVisible, Refused
from amparo.web.csrf import FormOrigin
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.evidence import captured
from amparo.web.desk.evidence.frame import Frame, frame, show_form
from amparo.web.desk.evidence.schemas import schema_of
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

CHOOSE = gettext_noop("Choose the file.")


@csrf_exempt  # the form is checked just below, once it is known who sends a body that may be large
@require_http_methods(["GET", "POST"])
def add(request: DeskRequest, file_id: UUID) -> HttpResponse:
    shape = {
        "title": _("Add a piece of evidence"),
        "lead": _(
            "It is sealed while it arrives. The original is never changed; copies are made apart."
        ),
    }
    return _received(request, file_id, AddForm, shape)


@csrf_exempt  # as above
@require_http_methods(["GET", "POST"])
def capture(request: DeskRequest, file_id: UUID) -> HttpResponse:
    shape = {
        "title": _("Add a capture of a page or a screen"),
        "lead": _(
            "A web archive (WACZ) or a screenshot, with what the Berkeley Protocol asks. The facts are sealed with it."
        ),
    }
    return _received(request, file_id, CaptureForm, shape)


@require_http_methods(["GET", "POST"])
def describe(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """Say of a piece that is there already how it was captured."""
    found = frame(request, file_id)
    blob = selectors.piece(found.actor, file_id, blob_id)
    if not found.actor.may(handling.KEEP):
        raise NotVisible
    back = reverse("desk:piece", args=[file_id, blob_id])
    shape: dict[str, Any] = {
        "title": _("Say how it was captured"),
        "lead": _(
            "For a screenshot, or a page that somebody kept: what the Berkeley Protocol asks of a capture."
        ),
        "button": _("Save, sealed"),
        "back": back,
        "back_to": found.name(blob),
        "schema": schema_of(CapturedForm),
    }
    if request.method == "GET":
        said = telling.told(found.opened(), blob).captured
        return show_form(request, found, shape, {**said, "captured_at": captured.local(said)})
    typed = schemaform.body(shape["schema"], request.POST)
    try:
        facts = filled(CapturedForm, typed)
        copying.describe(found.actor, found.opened(), blob, facts, found.at)
    except (Invalid, Conflict) as refusal:
        return show_form(request, found, shape, typed, refusal)
    return HttpResponseRedirect(back + "?told=saved")


def _received(
    request: DeskRequest, file_id: UUID, form: type[Form], shape: dict[str, Any]
) -> HttpResponse:
    """Nothing of a body is read before its sender is known to keep evidence of a file that is open to them.

    Raises TooManyLarge.
    """
    found = frame(request, file_id)
    if not found.actor.may(handling.KEEP):
        raise NotVisible
    found.opened()
    request.upload_handlers = [LargeUploadHandler(request)]
    with turn(int(request.META.get("CONTENT_LENGTH") or 0)):
        return cast("HttpResponse", _checked(request, found, form, shape))


def _answered(
    request: DeskRequest, found: Frame, form: type[Form], shape: dict[str, Any]
) -> HttpResponse:
    file_id = found.id
    shape |= {
        "button": _("Seal it and add it"),
        "back": _at(file_id),
        "takes_file": True,
        "largest": limits.LARGE_BYTES // limits.MEGABYTE,
        "schema": schema_of(form),
    }
    if request.method == "GET":
        return show_form(request, found, shape, {})
    typed = schemaform.body(shape["schema"], request.POST)
    try:
        added = _keep(request, found, filled(form, typed))
    except (Invalid, Conflict) as refusal:
        return show_form(request, found, shape, typed, refusal)
    if added.came_again:
        there = reverse("desk:piece", args=[file_id, added.blob.id])
        return HttpResponseRedirect(there + "?told=came_again")
    return HttpResponseRedirect(_at(file_id) + "?told=done_here")


_checked = decorator_from_middleware(FormOrigin)(_answered)


def _keep(request: DeskRequest, found: Frame, form: Form) -> adding.Added:
    """Raises Invalid at `file` for a file that cannot be kept."""
    file = request.FILES.get("file")
    if not isinstance(file, SealedFile):
        raise Invalid({"file": [CHOOSE]})
    if file.refusal is not None:
        raise Invalid({"file": [in_words(file.refusal)]})
    facts = form if isinstance(form, CaptureForm) else None
    note = form.note if isinstance(form, AddForm | CaptureForm) else ""
    try:
        now = clocks.now()  # it came when its last byte did
        return adding.add(found.actor, found.opened(), file, now, note=note, capture=facts)
    except (Invalid, Conflict):
        raise
    except Refused as refusal:
        raise Invalid({"file": [in_words(refusal)]}) from None


def _at(file_id: UUID) -> str:
    return reverse("desk:evidence_of", args=[file_id])
