"""A question as a control of a page: its words, its possible answers, what was typed, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.law.schema import Question
from amparo.web.portal.asking.catalogue import Option, always, options
from amparo.web.portal.shared import said

TEXTUAL = frozenset({"text", "long_text", "place", "number", "date_precision"})
PREFIX = "q-"
LONG_LIST = (
    8  # above this many answers, a repeated question offers a list to open instead of buttons
)


@dataclass(frozen=True, slots=True)
class Control:
    """Everything a template needs of one question.

    name     of the input; `id` of the first control, to which an error leads
    value    text typed; `chosen` the codes chosen, those always possible included
    condition  when to answer it, if it hangs on another question of the same page
    aside    left for whoever has time: the short road folds it away
    groups   the controls of each repeated thing (kind `repeated`)
    """

    kind: str
    code: str
    name: str
    text: str
    why: str
    hint: str
    required: bool
    options: list[Option]
    always: list[Option]
    value: str = ""
    chosen: frozenset[str] = frozenset()
    error: str = ""
    condition: str = ""
    aside: bool = False
    longest: int = 0
    groups: list[list["Control"]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Where an error of this question leads."""
        return f"{self.name}-y" if self.kind == "date_precision" else self.name

    @property
    def listed(self) -> bool:
        """Whether the answers are a list to open: a part of a repeated question with many of them."""
        return self.kind == "choice" and "." in self.name and len(self.options) > LONG_LIST

    @property
    def first(self) -> list[Option]:
        """The possible answers in sight."""
        return [each for each in self.options if not each.aside]

    @property
    def others(self) -> list[Option]:
        """The possible answers folded away."""
        return [each for each in self.options if each.aside]

    @property
    def others_chosen(self) -> bool:
        """Whether one of those is chosen, so that it must be in sight."""
        return any(each.code in self.chosen for each in self.others)

    @property
    def described(self) -> str:
        """The identifiers of what describes the control."""
        parts = [("hint", self.hint), ("why", self.why), ("error", self.error)]
        return " ".join(f"{self.name}-{part}" for part, there in parts if there)

    @property
    def day(self) -> dict[str, str]:
        """Year, month and day as typed."""
        parts = [*self.value.split("-"), "", "", ""][:3]
        return dict(zip(("y", "m", "d"), parts, strict=True))


def control(
    question: Question,
    typed: object,
    errors: Mapping[str, str],
    *,
    urgent: bool = False,
    within: str = "",
    blank: int = 0,
    condition: str = "",
    aside: bool = False,
) -> Control:
    """Make the control of a question.

    within   the repeated thing it is a part of, as `code.place`
    blank    how many empty groups to add to a repeated question
    """
    path = f"{within}.{question.code}" if within else question.code
    text, chosen = _shown(question, typed)
    return Control(
        kind=question.kind,
        code=question.code,
        name=PREFIX + path,
        text=said(question.text),
        why=said(question.why) if not within else "",
        hint=said(question.hint),
        required=question.required_urgent if urgent else question.required,
        options=options(question),
        always=always(question) if not within else [],
        value=text,
        chosen=chosen,
        error=errors.get(path, ""),
        condition=condition,
        aside=aside,
        longest=question.max_length or 0,
        groups=_groups(question, typed, errors, blank) if question.kind == "repeated" else [],
    )


def _shown(question: Question, typed: object) -> tuple[str, frozenset[str]]:
    if isinstance(typed, list | tuple):
        return "", frozenset(str(each) for each in typed if isinstance(each, str))
    if typed is None:
        return "", frozenset()
    word = str(typed)
    if question.kind in TEXTUAL and word not in question.allows:
        return word, frozenset()
    return "", frozenset({word})


def _groups(
    question: Question, typed: object, errors: Mapping[str, str], blank: int
) -> list[list[Control]]:
    given = (
        [each for each in typed if isinstance(each, Mapping)]
        if isinstance(typed, list | tuple)
        else []
    )
    rows: list[Mapping[str, object]] = [
        *given,
        *({} for _ in range(blank if given else max(blank, 1))),
    ]
    return [
        [
            control(part, row.get(part.code), errors, within=f"{question.code}.{place}")
            for part in question.parts
        ]
        for place, row in enumerate(rows)
    ]
