"""Two levels of navigation: groups, then the entries of the group where one is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.accounts.actors import Actor
from amparo.web.desk.profiles import stands

GROUPS: Final[dict[str, str]] = {
    "work": gettext_noop("Work"),
    "owed": gettext_noop("What is owed"),
    "watch": gettext_noop("Watch"),
    "register": gettext_noop("Register"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """`current` is a value of `aria-current`: `page` on that very page, `true` further inside, else empty."""

    label: str
    url: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the desk: its label (English), its route in `desk:`, the power that leads there
    (none: everybody's), its group; other first parts of addresses that belong to it; and, where
    a power is not enough to tell whose it is, a question to ask of the member."""

    label: str
    name: str
    power: str
    group: str
    also: tuple[str, ...] = ()
    whose: Callable[[Actor], bool] | None = None

    def reached_by(self, actor: Actor) -> bool:
        """Whether the page exists in this installation and is for this member."""
        asked = self.whose is None or self.whose(actor)
        return asked and stands(self.name) and (not self.power or actor.may(self.power))


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    links: tuple[Link, ...]

    @property
    def first(self) -> Link:
        """Where the group leads: its first entry, by the group's name unless it is the only one."""
        inside = next((link.current for link in self.links if link.current), "")
        if len(self.links) == 1:
            return self.links[0]
        return Link(self.label, self.links[0].url, "true" if inside else "")


@dataclass(frozen=True, slots=True)
class Navigation:
    """What the head of a page shows: `groups` whole, and the two lines of a wide window."""

    groups: tuple[Group, ...]

    @property
    def first(self) -> tuple[Link, ...]:
        """The groups; of a member with one group only, its entries."""
        if len(self.groups) == 1:
            return self.groups[0].links
        return tuple(group.first for group in self.groups)

    @property
    def second(self) -> tuple[Link, ...]:
        """The entries beside the current one, if there are others."""
        here = next((group for group in self.groups if group.first.current), None)
        if here is None or len(self.groups) == 1 or len(here.links) == 1:
            return ()
        return here.links

    @property
    def folds(self) -> bool:
        """Whether a narrow window shows them behind one word, since they would take several lines."""
        return sum(len(group.links) for group in self.groups) > 3

    @property
    def here(self) -> str:
        """The current entry in words; empty on a page of none."""
        links = (link for group in self.groups for link in group.links)
        return next((link.label for link in links if link.current), "")


def navigation(entries: Iterable[Entry], actor: Actor, path: str) -> Navigation:
    """Draw what this member reaches, as seen from the page at this path."""
    reached = [entry for entry in entries if entry.reached_by(actor)]
    nearest = max(reached, key=lambda entry: _depth(entry, path), default=None)
    found: dict[str, list[Link]] = {code: [] for code in GROUPS}
    for entry in reached:
        url = reverse(f"desk:{entry.name}")
        inside = "true" if entry is nearest and _depth(entry, path) else ""
        current = "page" if url == path else inside
        found[entry.group].append(Link(_(entry.label), url, current))
    return Navigation(
        tuple(Group(_(GROUPS[code]), tuple(links)) for code, links in found.items() if links)
    )


def _depth(entry: Entry, path: str) -> int:
    """How much of the path is this entry's: the length of the longest of its addresses that leads to it."""
    heads = [reverse(f"desk:{entry.name}"), *(f"/{part}" for part in entry.also)]
    return max(
        (
            len(head)
            for head in heads
            if path == head or (path.startswith(head.rstrip("/") + "/") and head != "/")
        ),
        default=0,
    )
