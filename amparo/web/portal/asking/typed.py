"""What a browser posted, as the answers `intake` reads: nothing is judged here, and nothing typed is dropped."""

from django.http import QueryDict

from amparo.law.schema import Question
from amparo.web.portal.asking.fields import PREFIX, TEXTUAL

NOT_SAID = "prefer_not"
MARKED = "-no"
MOST_ROWS = 40


def answers(questions: tuple[Question, ...], post: QueryDict) -> dict[str, object]:
    """Question code to what was typed; an empty text for what was left blank."""
    return {each.code: answer(each, post, PREFIX + each.code) for each in questions}


def answer(question: Question, post: QueryDict, name: str) -> object:
    """What was typed for one question under that name."""
    if question.kind == "repeated":
        return _rows(question, post, name)
    if question.kind == "multi":
        return [each for each in post.getlist(name) if each]
    if question.kind in TEXTUAL:
        text = _date(post, name) if question.kind == "date_precision" else post.get(name, "")
        return text if text.strip() else _marked(question, post, name)
    return post.get(name, "")


def contradicts(question: Question, post: QueryDict) -> bool:
    """Whether she both answered and marked that she prefers not to say: only she may choose which."""
    name = PREFIX + question.code
    if question.kind == "multi":
        chosen = post.getlist(name)
        return NOT_SAID in chosen and len(chosen) > 1
    if question.kind not in TEXTUAL or NOT_SAID not in post.getlist(name + MARKED):
        return False
    text = _date(post, name) if question.kind == "date_precision" else post.get(name, "")
    return bool(text.strip())


def settled(question: Question, given: object) -> object:
    """Several answers with “I don't know” among them are the answers alone."""
    if question.kind == "multi" and isinstance(given, list) and len(given) > 1:
        return [each for each in given if each != "unknown"]
    return given


def _marked(question: Question, post: QueryDict, name: str) -> str:
    marked = post.getlist(name + MARKED)
    found = [code for code in (NOT_SAID, "unknown") if code in marked and code in question.allows]
    return found[0] if found else ""


def _date(post: QueryDict, name: str) -> str:
    year, month, day = (post.get(f"{name}-{part}", "").strip() for part in ("y", "m", "d"))
    parts = [year, *(each.zfill(2) if each else "" for each in (month, day))]
    while parts and not parts[-1]:
        parts.pop()
    return "-".join(parts)


def _rows(question: Question, post: QueryDict, name: str) -> list[dict[str, object]]:
    rows = []
    for place in range(MOST_ROWS):
        within = f"{name}.{place}"
        if not any(key.startswith(f"{within}.") for key in post):
            break
        given = {part.code: answer(part, post, f"{within}.{part.code}") for part in question.parts}
        rows.append({code: value for code, value in given.items() if value not in ("", [])})
    return [row for row in rows if row]
