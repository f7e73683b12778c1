"""The tabs of a mission: where each is, which records it shows, in which order."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.missions.kinds import RecordKind


@dataclass(frozen=True, slots=True)
class Tab:
    code: str
    label: str
    address: str
    kinds: tuple[RecordKind, ...] = ()

    @property
    def name(self) -> str:
        """Its route."""
        return "mission" if self.code == "team" else f"mission_{self.code}"

    @property
    def route(self) -> str:
        return f"desk:{self.name}"

    @property
    def template(self) -> str:
        return f"{self.code}.html" if self.code in _OWN else "records.html"


_OWN: Final = frozenset({"elements", "report"})
_ALL: Final = (
    Tab("team", _("Team and safety"), "", (RecordKind.MANDATE, RecordKind.MEMBER)),
    Tab("field", _("Visits and meetings"), "campo", (RecordKind.VISIT, RecordKind.MEETING)),
    Tab("testimonies", _("Testimonies"), "testimonios", (RecordKind.TESTIMONY,)),
    Tab("replies", _("Right of reply"), "replica", (RecordKind.REPLY,)),
    Tab(
        *("findings", _("Findings"), "constataciones"),
        (
            RecordKind.FINDING,
            RecordKind.FORCE,
            RecordKind.DOCUMENT,
            RecordKind.EVENT,
            RecordKind.PIECE,
        ),
    ),
    Tab("elements", _("Legal elements"), "elementos", (RecordKind.ELEMENT,)),
    Tab("report", _("Report"), "informe"),
)
TABS: Final = {tab.code: tab for tab in _ALL}
# Which tab shows a record of a kind.
OF_KIND: Final = {kind: tab for tab in _ALL for kind in tab.kinds}
