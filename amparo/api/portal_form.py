"""The pack's form as JSON: for people who build a page of their own, and as the schema of a deposit."""

from typing import Any

from amparo.evidence import limits
from amparo.intake import reading
from amparo.law.schema import Pack, Question, Text
from amparo.law.schema.form import FormPage

Json = dict[str, Any]
TRACKS = ("urgent", "ordinary")


def form(pack: Pack) -> Json:
    """Return pages, questions, choices and limits; every text in Spanish and English."""
    return {
        "pack": pack.code,
        "version": pack.edition,
        "languages": [
            {"code": one.code, "name": one.own_name, "status": one.status}
            for one in pack.meta.languages
        ],
        "tracks": list(TRACKS),
        "files": {
            "largest_bytes": limits.FILE_BYTES,
            "largest_request_bytes": limits.REQUEST_BYTES,
            "most_at_once": limits.FILES_PER_REQUEST,
        },
        "pages": [_page(pack, page) for page in pack.form.pages if _public(page)],
    }


def deposit_schema(pack: Pack) -> Json:
    """Return the JSON schema of a deposit: the track, and one property for each public question."""
    asked = [one for page in pack.form.pages for one in page.questions if _depositable(one)]
    track: Json = {"type": "string", "enum": list(TRACKS), "default": "urgent"}
    track["description"] = "Hours (urgent) or business days (ordinary)."
    return {
        "type": "object",
        "title": "Deposit",
        "additionalProperties": False,
        "required": ["track", *[one.code for one in asked if one.required_urgent]],
        "properties": {"track": track, **{one.code: _property(pack, one) for one in asked}},
    }


def deposit_example(pack: Pack) -> Json:
    """Return the smallest deposit that is accepted as it stands; plainly invented."""
    found: Json = {"track": "urgent"}
    for page in pack.form.pages_for("urgent"):
        for one in page.questions:
            if _depositable(one) and one.required_urgent:
                found[one.code] = _example(pack, one)
    return found


def _public(page: FormPage) -> bool:
    return any(not one.desk_only for one in page.questions)


def _depositable(question: Question) -> bool:
    return not question.desk_only and question.kind != "files"


def _page(pack: Pack, page: FormPage) -> Json:
    return {
        "code": page.code,
        "title": _text(page.title),
        "lead": _text(page.lead),
        "urgent": page.urgent,
        "ordinary": page.ordinary,
        "questions": [_question(pack, one) for one in page.questions if not one.desk_only],
    }


def _question(pack: Pack, question: Question) -> Json:
    found: Json = {
        "code": question.code,
        "kind": question.kind,
        "text": _text(question.text),
        "why": _text(question.why),
        "hint": _text(question.hint),
        "required_urgent": question.required_urgent,
        "required": question.required,
        "allows": list(question.allows),
    }
    if question.kind in {"choice", "multi", "yes_no"}:
        found["choices"] = list(reading.codes(pack, question))
        found["labels"] = {one.code: _text(one.label) for one in question.choices}
        found["vocabulary"] = question.vocabulary
    if question.kind in {"text", "long_text", "place"}:
        found["max_length"] = reading.length(question)
    if question.only_if:
        found["only_if"] = question.only_if.model_dump()
    if question.parts:
        found["parts"] = [_question(pack, part) for part in question.parts]
    return found


def _property(pack: Pack, question: Question) -> Json:
    shape = _shape(pack, question)
    return {"title": question.text.en, "description": question.why.en, **shape}


def _shape(pack: Pack, question: Question) -> Json:
    kind = question.kind
    if kind in {"choice", "yes_no"}:
        return {"type": "string", "enum": list(reading.codes(pack, question))}
    if kind == "multi":
        items = {"type": "string", "enum": list(reading.codes(pack, question))}
        return {"type": "array", "uniqueItems": True, "items": items}
    if kind == "date_precision":
        allowed = "|".join((reading.PARTIAL_DATE.strip("^$"), *question.allows))
        return {"type": "string", "pattern": f"^({allowed})$"}
    if kind == "number":
        low, high = question.minimum or 0, question.maximum or 1_000_000
        return {"type": "integer", "minimum": low, "maximum": high}
    if kind == "repeated":
        parts = {part.code: _property(pack, part) for part in question.parts}
        item = {"type": "object", "additionalProperties": False, "properties": parts}
        return {"type": "array", "maxItems": question.max_count or reading.ITEMS, "items": item}
    return {"type": "string", "maxLength": reading.length(question)}


def _example(pack: Pack, question: Question) -> object:
    if question.kind == "multi":
        return [reading.codes(pack, question)[0]]
    if question.kind in {"choice", "yes_no"}:
        return reading.codes(pack, question)[0]
    if question.kind == "number":
        return question.minimum or 1
    return question.allows[0] if question.allows else "example"


def _text(text: Text | None) -> dict[str, str] | None:
    return text.model_dump() if text else None
