"""The rules of an assessment: what a sheet holds, how two people write it at once, what a signature needs.

Pure: no rows, no keys, no clock. Method: structured professional judgement.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.kernel.errors import Conflict, Invalid
from amparo.law.instrument import Suggestion, suggest
from amparo.law.schema.instrument import Instrument, Level

UNKNOWN = "unknown"
FILL_IN = _("Fill in this field.")
STILL_TO_COME = _("Write a day that is still to come.")
ANSWER, NOTE, JUDGEMENT = "answers.", "notes.", "judgement."
WORDS_LIMIT = 20_000
FIELDS = (
    "level",
    "reasons",
    "dissent",
    "her_reading",
    "her_words",
    "her_not_asked",
    "would_change",
    "valid_until",
)
"""The judgement beside the answers.

level, reasons    what people decide and why; the only source of the file's level
dissent           what somebody in the team sees otherwise, in their words
her_reading       a level as the person herself sees it; her_words: how she says it
her_not_asked     why she was not asked, when she was not
would_change      what would change the level
valid_until       ISO day
"""


class ChangedByAnother(Conflict):
    """Somebody else changed the same answers while you wrote: %(places)s. Yours are still on the
    page; nothing was overwritten.
    """


class NotComplete(Invalid):
    """The assessment cannot be signed yet: something is missing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a sheet holds: place (`answers.code`, `notes.code`, `judgement.field`) to words.

    revision  how often it was written
    touched   at which revision each place was last changed
    salt      random, so that `digest` tells nothing to whoever cannot open the sheet
    """

    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    touched: Mapping[str, int] = field(default_factory=dict)
    revision: int = 0
    salt: str = field(default="", repr=False)

    def __getitem__(self, place: str) -> str:
        return self.words.get(place, "")

    def judged(self, name: str) -> str:
        """The judgement's field, or ""."""
        return self[JUDGEMENT + name]

    def answers(self) -> dict[str, str]:
        """Item code to answer code, as the instrument asks for them; blank ones left out."""
        return {
            place.removeprefix(ANSWER): said
            for place, said in self.words.items()
            if place.startswith(ANSWER) and said
        }

    def as_value(self) -> dict[str, object]:
        """The JSON value that is sealed."""
        return {
            "words": dict(self.words),
            "touched": dict(self.touched),
            "revision": self.revision,
            "salt": self.salt,
        }

    @classmethod
    def of_value(cls, value: Mapping[str, Any]) -> Draft:
        """Read back what `as_value` gave."""
        words = {str(place): str(said) for place, said in value["words"].items()}
        touched = {str(place): int(at) for place, at in value["touched"].items()}
        return cls(words, touched, int(value["revision"]), str(value["salt"]))

    def digest(self) -> bytes:
        """SHA-256 of everything it holds, written one way only: what the two signatures are over."""
        whole = json.dumps(
            self.as_value(), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        return hashlib.sha256(whole.encode()).digest()


def check_places(changes: Mapping[str, str], instrument: Instrument) -> None:
    """Refuse places and answers the instrument does not have. Raises Invalid by place."""
    wrong = {
        place: [fault]
        for place, said in changes.items()
        if (fault := _fault(place, said, instrument))
    }
    if wrong:
        raise Invalid(wrong)


def _fault(place: str, said: str, instrument: Instrument) -> str:
    if len(said) > WORDS_LIMIT:
        return _("This is too long.")
    if place.startswith(JUDGEMENT):
        return _fault_of_judgement(place.removeprefix(JUDGEMENT), said)
    head, dot, code = place.partition(".")
    items = {item.code: item for item in instrument.items()}
    if head + dot not in (ANSWER, NOTE) or code not in items:
        return _("This field is not known here.")
    if head + dot == NOTE or said in ("", UNKNOWN):
        return ""
    scale = {answer.code for answer in instrument.scale(items[code].scale).answers}
    return "" if said in scale else _("Choose one of the list.")


def _fault_of_judgement(name: str, said: str) -> str:
    if name not in FIELDS:
        return _("This field is not known here.")
    if name in ("level", "her_reading") and said and said not in set(Level):
        return _("Choose one of the list.")
    if name == "valid_until" and said and _day(said) is None:
        return _("Write a date, such as 2026-11-21.")
    return ""


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def merge(current: Draft, based_on: int, changes: Mapping[str, str]) -> Draft:
    """Return `current` with `changes` typed by somebody who had read revision `based_on`.

    Two people may write different places at once; the same place, changed otherwise meanwhile,
    raises ChangedByAnother and changes nothing.
    """
    new = {place: said for place, said in changes.items() if current[place] != said}
    clash = sorted(p for p in new if current.touched.get(p, 0) > based_on)
    if clash:
        raise ChangedByAnother(places=", ".join(clash))
    if not new:
        return current
    revision = current.revision + 1
    return replace(
        current,
        words={**current.words, **new},
        touched={**current.touched, **dict.fromkeys(new, revision)},
        revision=revision,
    )


def suggested(draft: Draft, instrument: Instrument) -> Suggestion:
    """What the instrument makes of the answers, with its reasons; people decide."""
    return suggest(instrument, draft.answers())


def unanswered(draft: Draft, instrument: Instrument) -> tuple[str, ...]:
    """The items nobody has answered, `unknown` being an answer; in the instrument's order."""
    said = draft.answers()
    return tuple(item.code for item in instrument.items() if item.code not in said)


def missing(draft: Draft, instrument: Instrument) -> dict[str, list[str]]:
    """What keeps the assessment from being signed: place to English message ids."""
    wrong: dict[str, list[str]] = {
        ANSWER + code: [_("Answer it, or say that it is not known.")]
        for code in unanswered(draft, instrument)
    }
    for name in ("level", "reasons", "would_change", "valid_until"):
        if not draft.judged(name):
            wrong[JUDGEMENT + name] = [FILL_IN]
    if not (draft.judged("her_reading") or draft.judged("her_not_asked")):
        wrong[JUDGEMENT + "her_reading"] = [
            _("Write how she sees the risk herself, or why she was not asked.")
        ]
    return wrong


def check_complete(draft: Draft, instrument: Instrument, today: date) -> None:
    """Refuse to sign what is not whole, or holds no longer. Raises NotComplete by place."""
    wrong = missing(draft, instrument)
    until = _day(draft.judged("valid_until"))
    if until is not None and until <= today:
        wrong[JUDGEMENT + "valid_until"] = [STILL_TO_COME]
    if until is not None and draft.judged("level"):
        longest = instrument.words(Level(draft.judged("level"))).valid_days
        if until > today + timedelta(days=longest):
            wrong[JUDGEMENT + "valid_until"] = [_("This level may not hold that long.")]
    if wrong:
        raise NotComplete(wrong)


def second_needs_reasons(level: str, suggested: str) -> bool:
    """A second signature under "low", or under less than the instrument suggested, says why."""
    if level == Level.LOW.value:
        return True
    return bool(suggested) and Level(level).rank < Level(suggested).rank


def check_second(level: str, suggested: str, reasons: str) -> None:
    """Raises Invalid at `reasons` where the second signature must say why and does not."""
    if second_needs_reasons(level, suggested) and not reasons.strip():
        raise Invalid({"reasons": [FILL_IN]})
    if len(reasons) > WORDS_LIMIT:
        raise Invalid({"reasons": [_("This is too long.")]})


def check_still_to_come(valid_until: date | None, today: date) -> None:
    """Raises Invalid at `valid_until` where the first signature waited longer than the level holds."""
    if valid_until is None or valid_until <= today:
        raise Invalid({"valid_until": [STILL_TO_COME]})


def statement(
    assessment_id: UUID, file_id: UUID, version: int, place: int, level: str, digest: bytes
) -> bytes:
    """The exact bytes a member signs: which judgement, in which place, over which sealed sheet."""
    parts = (
        "amparo assessment 1",
        str(assessment_id),
        str(file_id),
        str(version),
        str(place),
        level,
        digest.hex(),
    )
    return "\n".join(parts).encode()
