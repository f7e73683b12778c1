"""Which desks hold a key to which part of a file, and what institutions were asked."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from amparo.accounts.models import Desk
from amparo.coordination.models import InformationRequest
from amparo.custody.models import Grant
from amparo.web.desk import naming
from amparo.web.desk.files.frame import Frame


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
    return [_holder(desks.get(key), rows) for key, rows in by_desk.items()]


def asked(found: Frame) -> list[dict[str, object]]:
    states = {"asked": _("waiting"), "answered": _("answered"), "withdrawn": _("withdrawn")}
    css = {"asked": "am-tag--wait", "answered": "am-tag--good"}
    rows = InformationRequest.objects.filter(file_id=found.id).order_by("-asked_at")
    return [
        {
            "number": row.number,
            "institution": naming.institution(row.institution),
            "state": states.get(row.state, row.state),
            "css": css.get(row.state, ""),
            "at": row.asked_at,
        }
        for row in rows
    ]


def _holder(desk: Desk | None, grants: list[Grant]) -> Holder:
    kinds = sorted({naming.envelope(grant.envelope.kind) for grant in grants})
    purposes = sorted({naming.purpose(grant.purpose) for grant in grants})
    ends = [grant.ends_at for grant in grants if grant.ends_at is not None]
    return Holder(
        desk=desk.name if desk else _("a desk that no longer exists"),
        institution=naming.institution(desk.institution) if desk else "",
        kinds=", ".join(kinds),
        purpose=", ".join(one for one in purposes if one),
        ends=min(ends) if ends else None,
    )
