"""References between the parts of a pack: a code that is used exists, and the parts agree with each other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from amparo.law.agreements import agreements
from amparo.law.reading import Fault, Source, Where
from amparo.law.schema import Pack


class Reference(NamedTuple):
    """A field of a file, written as a path, whose codes must exist: `rows.*.who.*` is each role of each row."""

    file: str
    path: str
    what: str


REFERENCES = tuple(
    Reference(*line.split(" ", 2))
    for line in """
pack operator institution
pack alternative_intake.when_source_in.* institution
pack alternative_intake.desk desk
norms regimes.*.norms.* norm
institutions institutions.*.parent institution
institutions institutions.*.membership.*.norm norm
desks desks.*.institution institution
desks desks.*.roles.* role
matrix rows.*.role role
matrix rows.*.envelopes.? envelope
matrix rows.*.on_request.* envelope
matrix rows.*.powers.* power
stages opening.act act
stages opening.to stage
stages opening.who.* role
stages opening.needs.* need
stages opening.starts.* term
stages opening.norm norm
stages rows.*.from stage
stages rows.*.to stage
stages rows.*.act act
stages rows.*.who.* role
stages rows.*.needs.* need
stages rows.*.starts.* term
stages rows.*.meets.* term
stages rows.*.norm norm
stages appeal.against.* act
stages appeal.rows.*.from appeal stage
stages appeal.rows.*.to appeal stage
stages appeal.rows.*.act act
stages appeal.rows.*.remedy remedy
stages appeal.rows.*.who.* role
stages appeal.rows.*.needs.* need
stages appeal.rows.*.starts.* term
stages appeal.rows.*.meets.* term
stages appeal.rows.*.norm norm
terms terms.*.starts_on.* act or event
terms terms.*.met_by.* act or event
terms terms.*.escalates_to role
terms terms.*.norm norm
terms terms.*.institutions.* institution
terms terms.*.pause.reasons.* pause reason
terms terms.*.extension.reasons.* extension reason
sources sources.*.must_not_know.* institution
measures reveals.*.envelope envelope
measures measures.*.responsible.* institution
measures measures.*.reveals.* field that may be revealed
measures measures.*.evidence.* kind of evidence
reasons reasons.*.unblocks role
form pages.*.questions.*.envelope envelope
form pages.*.questions.*.parts.*.envelope envelope
form pages.*.questions.*.only_if.question question
instrument sections.*.items.*.scale scale
instrument sections.*.items.*.approach approach
instrument rules.*.when.*.items.* item
""".strip().splitlines()
)


def crossings(pack: Pack, sources: dict[str, Source]) -> list[Fault]:
    """Every reference that leads nowhere, every code given twice, every pair of parts that disagree."""
    known = _known(pack)
    faults = []
    for file, path, what in REFERENCES:
        source = sources[file]
        for where, code in follow(source.value, tuple(path.split("."))):
            if code is not None and code not in known[what]:
                faults.append(source.fault(where, f"there is no {what} {code!r}"))
    for file, where, message in (*_twice(sources), *agreements(pack)):
        faults.append(sources[file].fault(where, message))
    return faults


def follow(value: object, path: tuple[str, ...], at: Where = ()) -> Iterator[tuple[Where, object]]:
    """What stands at `path`: `*` is each entry of a list, `?` each key of a mapping; what is absent is skipped."""
    if not path:
        yield at, value
        return
    step, *rest = path
    if step == "*" and isinstance(value, list):
        for n, entry in enumerate(value):
            yield from follow(entry, tuple(rest), (*at, n))
    elif step == "?" and isinstance(value, dict):
        yield from (((*at, key), key) for key in value)
    elif isinstance(value, dict) and step in value:
        yield from follow(value[step], tuple(rest), (*at, step))


def _known(pack: Pack) -> dict[str, frozenset[str]]:
    procedure, instrument = pack.procedure, pack.instrument
    acts = _codes(procedure.acts)
    return {
        "institution": _codes(pack.institutions),
        "desk": _codes(pack.desks),
        "norm": _codes(pack.norms),
        "role": _codes(pack.roles),
        "envelope": _codes(pack.matrix.envelopes),
        "power": _codes(pack.matrix.powers),
        "stage": _codes(procedure.stages),
        "act": acts,
        "need": _codes(procedure.needs),
        "term": _codes(pack.terms),
        "appeal stage": _codes(procedure.appeal.stages),
        "remedy": _codes(procedure.appeal.remedies),
        "act or event": acts | _codes(pack.events),
        "pause reason": _codes(pack.reasons_for("pause")),
        "extension reason": _codes(pack.reasons_for("extension")),
        "field that may be revealed": _codes(pack.reveals),
        "kind of evidence": _codes(pack.evidence_kinds),
        "question": _codes(pack.form.questions()),
        "scale": _codes(instrument.scales),
        "approach": _codes(pack.approaches),
        "item": _codes(instrument.items()),
    }


def _codes(entries: Iterable[object]) -> frozenset[str]:
    return frozenset(str(getattr(entry, "code", "")) for entry in entries)


SHARED = {
    "instrument": ("sections.*.items.*.code",),
    "form": ("pages.*.questions.*.code",),
    "stages": ("stages.*.code", "acts.*.code", "needs.*.code"),
    "matrix": ("envelopes.*.code", "powers.*.code", "rows.*.role"),
    "terms": ("terms.*.code", "events.*.code", "waits.*.code"),
    "measures": ("measures.*.code", "reveals.*.code", "evidence.*.code"),
    "norms": ("norms.*.code", "regimes.*.code"),
    "acts": ("kinds.*.code",),
}
"""Paths whose codes are given once; any other file gives once the codes of its one list, named like the file."""

SINGLE = (
    "institutions",
    "desks",
    "roles",
    "sources",
    "approaches",
    "defended",
    "reasons",
    "documents",
)


def _twice(sources: dict[str, Source]) -> Iterator[tuple[str, Where, str]]:
    paths = {**SHARED, **{name: (f"{name}.*.code",) for name in SINGLE}}
    for file, of_file in paths.items():
        for path in of_file:
            found = list(follow(sources[file].value, tuple(path.split("."))))
            count = Counter(str(code) for _, code in found)
            yield from (
                (file, where, f"the code {code!r} is given more than once")
                for where, code in found
                if count[str(code)] > 1
            )
