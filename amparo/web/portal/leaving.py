"""“Leave now”: what was not sent is erased, the view of a receipt is closed, and an ordinary page takes its place."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amparo.intake import services as intake
from amparo.web.portal import marks
from amparo.web.portal.shared import way_out


@csrf_exempt  # it must work always; a stranger who forced it would only erase what was not sent
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """POST leaves; GET only tells what the button does, so that no fetching ahead can erase a form."""
    if request.method != "POST":
        return render(request, "portal/leave.html", {"way_out": way_out()})
    answer = HttpResponseRedirect(way_out())
    answer.status_code = 303
    forget(request, answer)
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def forget(request: HttpRequest, answer: HttpResponse) -> None:
    """End the draft and the view that this browser holds, and take their marks away."""
    for mark, end in ((marks.DRAFT, intake.end_draft), (marks.VIEW, intake.end_session)):
        if secret := marks.secret(request, mark):
            end(secret)
            marks.take_away(answer, mark)
