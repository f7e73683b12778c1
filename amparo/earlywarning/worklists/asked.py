"""What somebody asked of a list: read from an address, refused field by field."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from amparo.kernel.errors import Invalid

DEPARTMENTS: Final = frozenset(f"{number:02d}" for number in range(1, 26))
TRACKS: Final = frozenset({"urgent", "ordinary"})
CLOCKS: Final = frozenset({"hours", "days", "late", "paused", "open", "over"})
LIMIT: Final = 200
PAGE: Final = 50


class Scope(StrEnum):
    """Whose: held by me, my desk's turn, or everything I may know of."""

    MINE = "mine"
    DESK = "desk"
    ALL = "all"


class FilterUnknown(Invalid):
    """This list cannot be filtered so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters of a list; an empty one does not filter.  `limit` rows at most, 1 to 200."""

    who: Scope = Scope.ALL
    track: str = ""
    stage: str = ""
    state: str = ""
    department: str = ""
    clock: str = ""
    cursor: str = ""
    limit: int = PAGE

    def narrowing(self) -> dict[str, str]:
        """Return the filters in force, without paging."""
        found = asdict(self)
        return {k: str(v) for k, v in found.items() if v and k not in ("cursor", "limit")}


def asked(given: Mapping[str, str], stages: frozenset[str], states: frozenset[str]) -> Asked:
    """Read the filters from an address.  Raises FilterUnknown naming each one that cannot be used."""
    allowed: dict[str, frozenset[str]] = {
        "who": frozenset(Scope),
        "track": TRACKS,
        "stage": stages,
        "state": states,
        "department": DEPARTMENTS,
        "clock": CLOCKS,
    }
    kept = {name: given[name] for name in allowed if given.get(name)}
    wrong = {name: ["not_listed"] for name, value in kept.items() if value not in allowed[name]}
    limit = given.get("limit") or str(PAGE)
    if not (limit.isdecimal() and len(limit) <= 3 and 1 <= int(limit) <= LIMIT):
        wrong["limit"] = ["out_of_range"]
    if wrong:
        raise FilterUnknown(wrong)
    scope = Scope(kept.pop("who", Scope.ALL))
    return Asked(who=scope, cursor=given.get("cursor", ""), limit=int(limit), **kept)
