"""Which desks hold a key to which part of a file, and what institutions were asked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.accounts.models import Desk
from amparo.accounts.selectors import desk_called
from amparo.coordination.errors import StillSealed
from amparo.coordination.selectors import (
    InformationText,
    information_requests,
    information_text,
)
from amparo.custody.models import Envelope, Grant
from amparo.kernel.errors import NotVisible
from amparo.web.desk import naming
from amparo.web.desk.files.frame import Frame
from amparo.web.desk.information import words as information


@dataclass(slots=True)
class Holder:
    desk: str
    institution: str
    kinds: str
    purpose: str
    ends: datetime | None


def holders(found: Frame) -> list[Holder]:
    """Every desk with a live grant, one row a desk; a person's receipt is not a desk."""
    grants = Grant.objects.filter(envelope__file_id=found.id, holder_kind="desk")
    by_desk: dict[object, list[Grant]] = {}
    for grant in grants.select_related("envelope").order_by("granted_at"):
        by_desk.setdefault(grant.holder_id, []).append(grant)
    desks = Desk.objects.in_bulk(by_desk)
    questions = set(information_requests(found.actor, found.id).values_list("id", flat=True))
    return [_holder(desks.get(key), rows, questions) for key, rows in by_desk.items()]


def _kind(envelope: Envelope, questions: set[UUID]) -> str:
    """A question to an institution is sealed as an order is, and is none."""
    return (
        _("Request for information")
        if envelope.about in questions
        else naming.envelope(envelope.kind)
    )


def asked(found: Frame) -> list[dict[str, object]]:
    """What institutions were asked, newest first; the words while the file is open."""
    rows = information_requests(found.actor, found.id).order_by("-asked_at", "id")
    return [
        {
            "number": row.number,
            "url": reverse("desk:information", args=[row.id]),
            "institution": naming.institution(row.institution),
            "state": information.state_word(row, found.at),
            "css": information.state_css(row, found.at),
            "at": row.asked_at,
            "clock": information.clock(row, found.at),
            "text": _text(found, row.id),
        }
        for row in rows
    ]


def _text(found: Frame, request_id: UUID) -> InformationText | None:
    if found.open is None:
        return None
    try:
        return information_text(found.actor, request_id, found.at)
    except (StillSealed, NotVisible):
        return None


def _holder(desk: Desk | None, grants: list[Grant], questions: set[UUID]) -> Holder:
    kinds = sorted({_kind(grant.envelope, questions) for grant in grants})
    purposes = sorted({naming.purpose(grant.purpose) for grant in grants} - set(kinds))
    ends = [grant.ends_at for grant in grants if grant.ends_at is not None]
    return Holder(
        desk=desk_called(desk.code, desk.name) if desk else _("a desk that no longer exists"),
        institution=naming.institution(desk.institution) if desk else "",
        kinds=", ".join(kinds),
        purpose=", ".join(one for one in purposes if one),
        ends=min(ends) if ends else None,
    )
