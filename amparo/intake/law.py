"""The rules of the pack's form over a whole request: pure, no clock, nothing lost."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from amparo.intake import meaning, reading
from amparo.intake.errors import AnswersNotUsable
from amparo.intake.values import Channel, Deposit, Track, Value
from amparo.law.schema import Pack, Question

STAFF_CHANNELS = frozenset({Channel.TELEPHONE, Channel.COUNTER})


def parse(
    pack: Pack,
    raw: Mapping[str, object],
    track: str,
    *,
    language: str,
    channel: str = Channel.PORTAL,
) -> Deposit:
    """Return the request that these answers make; raises AnswersNotUsable, by question code.

    raw       question code to what was typed: text, list of texts, yes/no, number, list of parts
    language  of the person, in which the receipt's words are given
    channel   staff channels answer the questions that are recorded and never asked
    """
    road = _track(track)
    questions = {question.code: question for question in pack.form.questions()}
    answers, wrong = _read_all(pack, questions, {**_known_channel(pack, channel), **raw})
    for code in _missing(pack, road, channel, answers):
        if code not in wrong:
            wrong[code] = [_("Answer this question.")]
    if wrong:
        raise AnswersNotUsable(wrong)
    told = meaning.of(pack, answers)
    return Deposit(
        pack_code=pack.code,
        pack_version=pack.edition,
        track=road,
        answers=meaning.kept(pack, answers),
        standing=told.standing,
        language=language,
        department=told.department,
        collective=told.collective,
        on_behalf=told.on_behalf,
        reads_own=told.reads_own,
        must_not_know=told.must_not_know,
        consents=told.consents,
        duress=told.duress,
    )


def check_page(
    pack: Pack, page: str, raw: Mapping[str, object], track: str, answered: Mapping[str, object]
) -> dict[str, Value]:
    """Return the values of one page's answers; raises AnswersNotUsable for that page alone.

    answered  raw answers of the pages before, on which conditional questions depend
    """
    road = _track(track)
    form_page = next(one for one in pack.form.pages if one.code == page)
    questions = {question.code: question for question in form_page.questions}
    answers, wrong = _read_all(pack, questions, raw)
    known = {**answered, **answers}
    for question in form_page.questions:
        absent = question.code not in answers and question.code not in wrong
        if absent and not question.desk_only and is_required(question, road, known):
            wrong[question.code] = [_("Answer this question.")]
    if wrong:
        raise AnswersNotUsable(wrong)
    return answers


def is_required(question: Question, track: str, answers: Mapping[str, object]) -> bool:
    """Tell whether the form insists on this question, given what was answered before."""
    insists = question.required_urgent if track == Track.URGENT else question.required
    return insists and is_asked(question, answers)


def is_asked(question: Question, answers: Mapping[str, object]) -> bool:
    """Tell whether the condition of a conditional question holds."""
    condition = question.only_if
    if condition is None:
        return True
    given = answers.get(condition.question)
    chosen = given if isinstance(given, list | tuple) else (given,)
    return any(one in condition.answers for one in chosen)


def _track(track: str) -> Track:
    try:
        return Track(track)
    except ValueError:
        raise AnswersNotUsable({"track": [_("Choose one of the answers shown.")]}) from None


def _read_all(
    pack: Pack, questions: Mapping[str, Question], raw: Mapping[str, object]
) -> tuple[dict[str, Value], dict[str, list[str]]]:
    answers: dict[str, Value] = {}
    wrong: dict[str, list[str]] = {}
    for code, typed in raw.items():
        if code not in questions:
            wrong[str(code)[:48]] = [_("The form has no such question.")]
            continue
        try:
            value = reading.read(pack, questions[code], typed)
        except reading.Unusable as unusable:
            wrong.update(unusable.messages)
            continue
        if value is not None:
            answers[code] = value
    return answers, wrong


def _missing(pack: Pack, track: Track, channel: str, answers: Mapping[str, Value]) -> Iterator[str]:
    for page in pack.form.pages_for(track):
        for question in _asked_of(page.questions, channel):
            if question.code not in answers and is_required(question, track, answers):
                yield question.code


def _known_channel(pack: Pack, channel: str) -> dict[str, object]:
    """What a member who takes a request need not type: the channel they take it by."""
    question = pack.form.meaning("channel")
    return {question.code: channel} if question and channel in STAFF_CHANNELS else {}


def _asked_of(questions: Sequence[Question], channel: str) -> Iterator[Question]:
    return (one for one in questions if not one.desk_only or channel in STAFF_CHANNELS)
