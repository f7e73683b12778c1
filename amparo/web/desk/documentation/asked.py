"""What is asked of the events of a collection, on its own page and on the page of what goes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.documentation import vocabulary
from amparo.documentation.finding import Wanted
from amparo.documentation.shapes import Status
from amparo.web.desk import naming
from amparo.web.desk.documentation import words
from amparo.web.desk.schemaform import Told

_LONGEST = 400
_ACTS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, and what of it could not be read, each at its field."""

    wanted: Wanted
    errors: list[Told]

    @property
    def since(self) -> str:
        return self.wanted.since.isoformat() if self.wanted.since else ""

    @property
    def until(self) -> str:
        return self.wanted.until.isoformat() if self.wanted.until else ""

    @property
    def statuses(self) -> list[tuple[str, str]]:
        return [(one.value, words.status(one)) for one in Status]

    @property
    def acts(self) -> list[tuple[str, str]]:
        """Our own kinds of act, and the one that is asked for where it is another."""
        offered = vocabulary.vocabulary(_ACTS).short
        found = [(word.code, word.in_(naming.language())) for word in offered]
        now = self.wanted.act
        if now and now not in {code for code, _label in found}:
            found.append((now, words.term(_ACTS, now)))
        return found


def asked(post: Mapping[str, str]) -> Asked:
    """Read by POST, so that no word of it stands in an address."""
    errors: list[Told] = []
    since, until = _day(post, "since", errors), _day(post, "until", errors)
    if since and until and since > until:
        errors.append(Told(_("It ends before it begins."), "until"))
    status, act = post.get("status", ""), post.get("act", "").strip()[:60]
    return Asked(
        Wanted(
            words=post.get("q", "").strip()[:_LONGEST],
            status=status if status in set(Status) else "",
            since=since,
            until=until,
            act=act if vocabulary.stands(_ACTS, act) else "",
        ),
        errors,
    )


def _day(post: Mapping[str, str], name: str, errors: list[Told]) -> date | None:
    said = post.get(name, "").strip()
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        errors.append(Told(_("Write the date as 2026-03-14."), name))
        return None
