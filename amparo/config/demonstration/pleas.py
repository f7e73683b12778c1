"""What each invented person asks, as the form would take it from their hands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from amparo.territory import places


@dataclass(frozen=True, slots=True)
class Plea:
    """One entry of `pleas.yaml`; `more` answers further questions of the form by their code."""

    key: str
    name: str
    place: str
    danger: str
    account: str
    defended: list[str]
    sources: list[str]
    acts: list[tuple[int, str, str]]
    wishes: list[str]
    track: str = "ordinary"
    who: str = "self"
    people: int = 1
    spokesperson: str = ""
    worse: str = ""
    unit: str = ""
    place_words: str = ""
    safe_way: list[str] = field(default_factory=lambda: ["receipt"])
    contact: str = ""
    hours: str = "cualquier hora"
    more: Mapping[str, object] = field(default_factory=dict)

    @property
    def district(self) -> str:
        found = places.place(self.place)
        if found is None:
            raise LookupError(self.place)
        return found.label

    def answers(self, at: datetime) -> dict[str, object]:
        """Return question code to what is typed, for somebody who asks at `at`."""
        return {**self._always(), **self._facts(at), **self._only_some(), **self.more}

    def _always(self) -> dict[str, object]:
        return {
            "danger_now": "yes" if self.track == "urgent" else "no",
            "who_asks": self.who,
            "protected_name": self.name,
            "is_collective": "yes" if self.people > 1 else "no",
            "people_count": self.people,
            "place_now": self.district,
            "place_danger": self.district,
            "safe_way": self.safe_way,
            "safe_hours": self.hours,
            "may_leave_message": "no",
            "language": "es",
            "consent_recipients": ["DGDH", "statistics"],
        }

    def _facts(self, at: datetime) -> dict[str, object]:
        def day(before: int) -> str:
            return (at - timedelta(days=before)).date().isoformat()

        return {
            "defended": self.defended,
            "account": self.account,
            "alleged_sources": self.sources,
            "measures_wished": self.wishes,
            "incidents": [
                {"incident_on": day(before), "incident_act": act, "incident_words": words}
                for before, act, words in self.acts
            ],
            "last_incident_on": day(min(before for before, _act, _words in self.acts)),
        }

    def _only_some(self) -> dict[str, object]:
        given = {
            "danger_words": self.danger,
            "spokesperson": self.spokesperson,
            "makes_worse": self.worse,
            "must_not_know_unit": self.unit,
            "place_words": self.place_words,
            "contact_words": self.contact,
        }
        return {code: words for code, words in given.items() if words}


@cache
def pleas() -> dict[str, Plea]:
    """Return every plea by its key."""
    path = Path(__file__).with_name("pleas.yaml")
    entries: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {key: Plea(key=key, **entry) for key, entry in entries.items()}
