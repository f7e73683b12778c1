"""Pages that only tell: the front, what happens, how to hide, rights, limits, accessibility."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from amparo.law import packs
from amparo.web.portal import contacts
from amparo.web.portal.languages import tongues
from amparo.web.portal.profiles import is_organisation
from amparo.web.portal.shared import said


def _about_us() -> dict[str, object]:
    meta = packs.current().meta
    return {
        "operator": said(packs.current().institution(meta.operator).name),
        "operator_is_state": meta.operator_is_state,
    }


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The three doors, the telephones, and what happens with what is told; an organisation has one door."""
    if is_organisation():
        return render(request, "portal/front_organisation.html", {"tongues": tongues()})
    pages = packs.current().form.pages_for("urgent")
    return render(
        request,
        "portal/front.html",
        {
            **_about_us(),
            "tongues": tongues(),
            "contacts": contacts.published(),
            "urgent_pages": len(pages),
        },
    )


@require_safe
def what_happens(request: HttpRequest) -> HttpResponse:
    """Who runs this, who can read, who cannot, step by step."""
    rule = said(packs.current().meta.alternative_intake.rule)
    return render(request, "portal/what_happens.html", {**_about_us(), "alternative": rule})


@require_safe
def hide(request: HttpRequest) -> HttpResponse:
    """How to leave no trace in a device."""
    return render(request, "portal/hide.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, what she may demand, and of whom."""
    return render(
        request, "portal/privacy.html", {**_about_us(), "contact": settings.AMPARO_CONTACT}
    )


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for everyone, what does not yet, and the other ways in."""
    return render(request, "portal/accessibility.html", {"contacts": contacts.published()})


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    """What this system cannot protect."""
    return render(request, "portal/limits.html")
