"""With whom the file may be shared, recipient by recipient, and how to withdraw it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from amparo.intake import services as intake
from amparo.intake.values import Return
from amparo.web.portal.faults import Fault
from amparo.web.portal.recipients import recipients
from amparo.web.portal.speaking import typed
from amparo.web.portal.viewing import told, with_receipt


@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def consents(request: HttpRequest, back: Return) -> HttpResponse:
    """List the recipients; POST withdraws the permission of those marked."""
    if back.proxy:
        raise Http404
    listed = recipients(back)
    if request.method != "POST":
        return render(request, "portal/consents.html", {"recipients": listed})
    open_codes = {each.code for each in listed if not each.withdrawn}
    chosen = [code for code in request.POST.getlist("recipient") if code in open_codes]
    if not chosen:
        faults = [Fault("recipient", gettext("Mark from whom you withdraw the permission"))]
        shown = {"recipients": listed, "errors": faults, "typed": typed(request)}
        return render(request, "portal/consents.html", shown, status=422)
    for code in chosen:
        intake.withdraw_consent(back, code, at=timezone.now(), text=typed(request))
    return told("permiso")
