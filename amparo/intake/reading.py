"""One typed answer against one question of the form: pure, no clock, nothing lost.

Every message is ready for people, in the active language; none repeats what was typed.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from amparo.custody.receipts import duress_word
from amparo.intake.values import Value
from amparo.kernel.text import squeeze
from amparo.law.schema import Pack, Question

SHORT_TEXT = 500
LONG_TEXT = 20_000
ITEMS = 40
YES_NO = ("yes", "no")
# A year, a month or a day: what a person who does not remember exactly can still say.
PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Unusable(ValueError):
    """An answer that the question does not take; `messages` by the question's or a part's code."""

    def __init__(self, messages: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.messages = {code: list(texts) for code, texts in messages.items()}


def read(pack: Pack, question: Question, typed: object) -> Value | None:
    """Return the value of an answer, or None when it is empty; raises Unusable."""
    if typed is None or typed in ("", [], ()):
        return None
    if isinstance(typed, str) and typed in question.allows:
        return typed
    return _READERS[question.kind](pack, question, typed)


def codes(pack: Pack, question: Question) -> tuple[str, ...]:
    """Return every code that may answer a question of choices, those always possible last."""
    if question.kind == "yes_no":
        return (*YES_NO, *question.allows)
    own = tuple(choice.code for choice in question.choices)
    return (*own, *_catalogue(pack, question), *question.allows)


def length(question: Question) -> int:
    """Return how many characters a text may have."""
    return question.max_length or (LONG_TEXT if question.kind == "long_text" else SHORT_TEXT)


def clean(text: str) -> str:
    """Return a text in one form, without control or direction marks, line ends unified."""
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub("", unified).strip()


def _catalogue(pack: Pack, question: Question) -> tuple[str, ...]:
    catalogues: dict[str, Sequence[object]] = {
        "sources": pack.sources,
        "acts": pack.act_kinds,
        "measures": pack.measures,
        "defended": pack.defended,
        "institutions": pack.institutions,
        "languages": pack.meta.languages,
    }
    named = catalogues.get(question.vocabulary or "", ())
    return tuple(str(getattr(entry, "code", "")) for entry in named)


def _text(pack: Pack, question: Question, typed: object) -> Value | None:
    del pack
    text = clean(_string(question, typed))
    if question.kind != "long_text":
        text = squeeze(text)
    if len(text) > length(question):
        told = _("Use at most %(limit)s characters; there are %(count)s.")
        raise _unusable(question, told % {"limit": length(question), "count": len(text)})
    if text and question.means == "duress" and not duress_word(text):
        raise _unusable(question, _("Write one single word, of three letters or more."))
    return text or None


def _choice(pack: Pack, question: Question, typed: object) -> Value | None:
    chosen = _string(question, typed)
    if chosen not in codes(pack, question):
        raise _unusable(question, _("Choose one of the answers shown."))
    return chosen


def _yes_no(pack: Pack, question: Question, typed: object) -> Value | None:
    if isinstance(typed, bool):
        return "yes" if typed else "no"
    return _choice(pack, question, typed)


def _multi(pack: Pack, question: Question, typed: object) -> Value | None:
    listed = [typed] if isinstance(typed, str) else typed
    if not isinstance(listed, list | tuple):
        raise _unusable(question, _("Choose among the answers shown."))
    possible = {*codes(pack, question), ""}
    if any(not isinstance(one, str) or one not in possible for one in listed):
        raise _unusable(question, _("Choose among the answers shown."))
    chosen = tuple(dict.fromkeys(str(one) for one in listed if one))
    if question.max_count and len(chosen) > question.max_count:
        told = _("Choose at most %(limit)s.")
        raise _unusable(question, told % {"limit": question.max_count})
    return chosen or None


def _date(pack: Pack, question: Question, typed: object) -> Value | None:
    del pack
    text = _string(question, typed).strip()
    wrong = _unusable(question, _("Write a year, a month or a day that exists, as in 2026-03-09."))
    if not re.fullmatch(PARTIAL_DATE, text):
        raise wrong
    try:
        date(*[*map(int, text.split("-")), 1, 1][:3])
    except ValueError:
        raise wrong from None
    return text


def _number(pack: Pack, question: Question, typed: object) -> Value | None:
    del pack
    whole = int(typed) if isinstance(typed, str) and re.fullmatch(r"[0-9]{1,9}", typed) else typed
    low, high = question.minimum or 0, question.maximum or 1_000_000
    if isinstance(whole, bool) or not isinstance(whole, int) or not low <= whole <= high:
        told = _("Write a whole number from %(low)s to %(high)s.")
        raise _unusable(question, told % {"low": low, "high": high})
    return whole


def _repeated(pack: Pack, question: Question, typed: object) -> Value | None:
    if not isinstance(typed, list | tuple) or len(typed) > (question.max_count or ITEMS):
        told = _("Write at most %(limit)s of these.")
        raise _unusable(question, told % {"limit": question.max_count or ITEMS})
    items, wrong = [], {}
    for place, one in enumerate(typed):
        try:
            items.append(_item(pack, question, one))
        except Unusable as unusable:
            prefix = f"{question.code}.{place}"
            wrong.update({f"{prefix}.{code}": texts for code, texts in unusable.messages.items()})
    if wrong:
        raise Unusable(wrong)
    return tuple(item for item in items if item) or None


def _item(pack: Pack, question: Question, typed: object) -> dict[str, Value]:
    if not isinstance(typed, Mapping):
        raise _unusable(question, _("Answer each part of this question."))
    parts = {part.code: part for part in question.parts}
    found: dict[str, Value] = {}
    wrong: dict[str, list[str]] = {}
    for code, answer in typed.items():
        if code not in parts:
            wrong[str(code)[:48]] = [_("The form has no such question.")]
            continue
        try:
            value = read(pack, parts[code], answer)
        except Unusable as unusable:
            wrong.update(unusable.messages)
            continue
        if value is not None:
            found[code] = value
    if wrong:
        raise Unusable(wrong)
    return found


def _files(pack: Pack, question: Question, typed: object) -> Value | None:
    # Files never travel among the answers: they are sealed as they arrive and sent with the receipt.
    del pack, typed
    raise _unusable(question, _("Send files after you have your receipt."))


def _string(question: Question, typed: object) -> str:
    if not isinstance(typed, str):
        raise _unusable(question, _("Answer in words."))
    return typed


def _unusable(question: Question, message: str) -> Unusable:
    return Unusable({question.code: [message]})


_READERS: dict[str, Callable[[Pack, Question, object], Value | None]] = {
    "text": _text,
    "long_text": _text,
    "place": _text,
    "choice": _choice,
    "yes_no": _yes_no,
    "multi": _multi,
    "date_precision": _date,
    "number": _number,
    "repeated": _repeated,
    "files": _files,
}
