"""What some answers mean to the procedure; the pack's form says which questions these are."""

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.intake.values import Value
from amparo.law.schema import Pack
from amparo.law.schema.form import Meaning as Means
from amparo.territory import places

SELF = "self"
_SPOKEN_FOR = "organisation"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The clear facts of a request, and whom it is closed to."""

    standing: str
    department: str
    collective: bool
    on_behalf: bool
    reads_own: bool
    must_not_know: frozenset[str]
    consents: frozenset[str]
    duress: str


def of(pack: Pack, answers: Mapping[str, Value]) -> Meaning:
    """Return what these accepted answers mean; an answer not given means the most careful thing.

    Somebody who asks in the name of a collective speaks for it; anybody else who asks for another
    is a proxy, whose receipt writes and hardly reads.
    """
    standing = str(_answer(pack, answers, "standing") or SELF)
    collective = _answer(pack, answers, "collective") == "yes"
    spokesperson = standing == _SPOKEN_FOR and collective
    return Meaning(
        standing=standing,
        department=_department(pack, answers),
        collective=collective,
        on_behalf=standing != SELF and not spokesperson,
        reads_own=_answer(pack, answers, "reads_own") == "yes",
        must_not_know=_closed(pack, answers),
        consents=frozenset(_several(_answer(pack, answers, "consent"))),
        duress=str(_answer(pack, answers, "duress") or ""),
    )


def kept(pack: Pack, answers: Mapping[str, Value]) -> dict[str, Value]:
    """Return the answers without the duress word, which leaves no trace but a lookup."""
    secret = pack.form.meaning("duress")
    return {code: value for code, value in answers.items() if secret is None or code != secret.code}


def _answer(pack: Pack, answers: Mapping[str, Value], means: Means) -> Value | None:
    question = pack.form.meaning(means)
    return answers.get(question.code) if question else None


def _department(pack: Pack, answers: Mapping[str, Value]) -> str:
    """The department of the danger, else of where the person is; "" when neither names one."""
    for means in ("danger_place", "place"):
        found = places.resolve(str(_answer(pack, answers, means) or ""))
        if found:
            return found.department
    return ""


def _closed(pack: Pack, answers: Mapping[str, Value]) -> frozenset[str]:
    """Institutions, with their bodies: those the alleged sources close, and those she named."""
    known_sources = {source.code for source in pack.sources}
    known = {institution.code for institution in pack.institutions}
    sources = tuple(
        one for one in _several(_answer(pack, answers, "sources")) if one in known_sources
    )
    named = [one for one in _several(_answer(pack, answers, "must_not_know")) if one in known]
    return pack.must_not_know(sources).union(*(pack.with_bodies(code) for code in named))


def _several(value: Value | None) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(one) for one in value) if isinstance(value, tuple) else ()
