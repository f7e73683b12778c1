"""Every question of the pack's form as a control, and the post read back into raw answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from amparo.intake import reading
from amparo.law.schema import FormPage, Pack, Question
from amparo.web.desk import naming
from amparo.web.desk.files.answers import said
from amparo.web.desk.schemaform import Control, Option

KINDS: Final = {
    "text": "text",
    "long_text": "textarea",
    "place": "text",
    "date_precision": "text",
    "number": "number",
}
SKIPPED: Final = "files"
MANY: Final = 9
ROWS: Final = 3
APART: Final = "~"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what to say aloud, what to type, and the ways not to answer it."""

    control: Control
    why: str
    only_if: str
    apart: tuple[Option, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    code: str
    title: str
    urgent: bool
    questions: tuple[Asked, ...]


def sheets(
    pack: Pack, raw: Mapping[str, object], wrong: Mapping[str, list[str]], track: str
) -> list[Sheet]:
    """The whole form on one page; on the urgent road its own questions come first."""
    pages = sorted(pack.form.pages, key=lambda page: track == "urgent" and not page.urgent)
    made = (_sheet(pack, page, raw, wrong, track) for page in pages)
    return [sheet for sheet in made if sheet.questions]


def typed(pack: Pack, post: QueryDict) -> dict[str, object]:
    """Return question code to what was typed; None for what is empty, so that it leaves the draft."""
    return {q.code: _typed(q, q.code, post) for q in _asked(pack)}


def read_back(pack: Pack, answers: Mapping[str, object]) -> list[tuple[str, list[str]]]:
    """What will be sealed, in the order of the form, to be read aloud."""
    language = naming.language()
    return [
        (q.text.in_(language), list(said(q, answers[q.code])))
        for q in _asked(pack)
        if answers.get(q.code) not in (None, "", (), [])
    ]


def _asked(pack: Pack) -> Iterator[Question]:
    return (q for q in pack.form.questions() if q.kind != SKIPPED)


def _sheet(
    pack: Pack,
    page: FormPage,
    raw: Mapping[str, object],
    wrong: Mapping[str, list[str]],
    track: str,
) -> Sheet:
    asked = tuple(
        _question(pack, q, raw.get(q.code), wrong, track)
        for q in page.questions
        if q.kind != SKIPPED
    )
    return Sheet(page.code, page.title.in_(naming.language()), page.urgent, asked)


def _question(
    pack: Pack, question: Question, value: object, wrong: Mapping[str, list[str]], track: str
) -> Asked:
    language = naming.language()
    required = question.required_urgent if track == "urgent" else question.required
    control = _control(pack, question, question.code, value, wrong, required)
    spoken = question.kind in KINDS
    return Asked(
        control=control,
        why=question.why.in_(language),
        only_if=_only_if(pack, question),
        apart=tuple(_apart(question, value)) if spoken else (),
        required=required,
    )


def _control(
    pack: Pack,
    question: Question,
    name: str,
    value: object,
    wrong: Mapping[str, list[str]],
    required: bool,
) -> Control:
    shape: dict[str, Any] = {"kind": KINDS.get(question.kind, "radios")}
    if question.kind == "repeated":
        shape = {"kind": "rows", "parts": tuple(_rows(pack, question, name, value, wrong))}
    elif question.kind in KINDS:
        shape["value"] = "" if value is None or value in question.allows else str(value)
    else:
        shape = _choices(pack, question, value)
    return Control(
        name=name,
        label=question.text.in_(naming.language()),
        hint=question.hint.in_(naming.language()) if question.hint else "",
        required=required,
        limit=question.max_length,
        errors=tuple(wrong.get(name, ())),
        **shape,
    )


def _choices(pack: Pack, question: Question, value: object) -> dict[str, Any]:
    chosen = {str(v) for v in value} if isinstance(value, list | tuple) else {str(value)}
    options = tuple(
        Option(code, capfirst("".join(said(question, code))), chosen=code in chosen)
        for code in reading.codes(pack, question)
    )
    if question.kind == "multi":
        return {"kind": "checkboxes", "options": options}
    return {"kind": "radios" if len(options) <= MANY else "select", "options": options}


def _rows(
    pack: Pack, question: Question, name: str, value: object, wrong: Mapping[str, list[str]]
) -> Iterator[Control]:
    given = list(value) if isinstance(value, list | tuple) else []
    for index in range(max(ROWS, len(given) + 1)):
        typed_row = given[index] if index < len(given) else {}
        parts = tuple(
            _control(
                pack, part, f"{name}.{index}.{part.code}", typed_row.get(part.code), wrong, False
            )
            for part in question.parts
        )
        yield Control("group", f"{name}.{index}", str(index + 1), "", required=True, parts=parts)


def _apart(question: Question, value: object) -> Iterator[Option]:
    for code in question.allows:
        yield Option(code, "".join(said(question, code)).capitalize(), chosen=value == code)


def _only_if(pack: Pack, question: Question) -> str:
    if question.only_if is None:
        return ""
    other = next(q for q in pack.form.questions() if q.code == question.only_if.question)
    wanted = list(question.only_if.answers)
    rest = [choice.code for choice in other.choices if choice.code not in wanted]
    # Whichever is said in fewer words, while somebody waits at the other end of the line.
    shorter = 0 < len(rest) < len(wanted)
    told = (
        _("Not if “%(question)s” was answered: %(answers)s.")
        if shorter
        else _("Only if “%(question)s” was answered: %(answers)s.")
    )
    answers = ", ".join(
        line for code in (rest if shorter else wanted) for line in said(other, code)
    )
    return told % {"question": other.text.in_(naming.language()), "answers": answers}


def _typed(question: Question, name: str, post: QueryDict) -> object:
    if apart := post.get(name + APART):
        return apart
    if question.kind == "repeated":
        return _typed_rows(question, name, post) or None
    if question.kind == "multi":
        return [one for one in post.getlist(name) if one] or None
    return post.get(name, "").strip() or None


def _typed_rows(question: Question, name: str, post: QueryDict) -> list[dict[str, object]]:
    rows = []
    for index in range(reading.ITEMS):
        row = {p.code: _typed(p, f"{name}.{index}.{p.code}", post) for p in question.parts}
        kept = {code: value for code, value in row.items() if value is not None}
        if kept:
            rows.append(kept)
    return rows
