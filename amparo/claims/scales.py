"""The scales by which bodies value what is owed: degrees from worst to best, as each body names them.

Sources: research notes 2.2 (the Commission's five degrees; the Court's three and the breach it may
declare); research notes 5 (State positions on recommendations of the Universal Periodic Review).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Scale:
    """One body's degrees, worst first; `positions` is what a State may answer, which is no degree."""

    code: str
    label: str
    degrees: tuple[str, ...]
    positions: tuple[str, ...] = ()
    contempt: bool = False

    @property
    def worst(self) -> str:
        return self.degrees[0]

    @property
    def best(self) -> str:
        return self.degrees[-1]

    def rank(self, degree: str) -> int:
        """0 for the worst. Raises ValueError for a degree of another scale."""
        return self.degrees.index(degree)


_FIVE = ("non_compliance", "pending", "partial", "substantial_partial", "total")
_OWN = ("not_met", "partly_met", "met")

SCALES: Final = {
    scale.code: scale
    for scale in (
        Scale("iachr", _("Inter-American Commission: five degrees"), _FIVE),
        Scale(
            "court",
            _("Inter-American Court: three degrees, and breach"),
            ("pending", "partial", "total"),
            contempt=True,
        ),
        Scale(
            "upr",
            _("Universal Periodic Review: the State's answer, and our own degrees"),
            _OWN,
            positions=("accepted", "noted", "considered"),
        ),
        Scale("promise", _("A promise: kept, broken or pending"), ("broken", "pending", "kept")),
        Scale("own", _("Our own degrees"), _OWN),
    )
}
DEGREES: Final = {
    "non_compliance": _("Non-compliance"),
    "pending": _("Pending"),
    "partial": _("Partial compliance"),
    "substantial_partial": _("Substantial partial compliance"),
    "total": _("Total compliance"),
    "not_met": _("Not met"),
    "partly_met": _("Partly met"),
    "met": _("Met"),
    "broken": _("Broken"),
    "kept": _("Kept"),
    "accepted": _("Accepted by the State"),
    "noted": _("Noted by the State"),
    "considered": _("The State said it would consider it"),
}


def scale(code: str) -> Scale:
    """Raises Invalid at `scale`."""
    if code not in SCALES:
        raise Invalid({"scale": [_("Choose one of the list.")]})
    return SCALES[code]


def check_degree(code: str, degree: str, position: str, *, contempt: bool) -> None:
    """Raises Invalid at `degree`, `position` or `contempt` for what the scale has not."""
    of = scale(code)
    faults: dict[str, list[str]] = {}
    if degree and degree not in of.degrees:
        faults["degree"] = [_("Choose one of the list.")]
    if position and position not in of.positions:
        faults["position"] = [_("Choose one of the list.")]
    if contempt and not of.contempt:
        faults["contempt"] = [_("This body declares no breach of this kind.")]
    if not (degree or position or contempt):
        faults["degree"] = [_("Fill in this field.")]
    if faults:
        raise Invalid(faults)
