"""Which file of a pack has which shape, and how the files become one pack."""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from amparo.law.reading import Fault, Source, read
from amparo.law.schema.access import Matrix, Roles
from amparo.law.schema.base import Frozen
from amparo.law.schema.calendar import CalendarDays
from amparo.law.schema.form import Form
from amparo.law.schema.institutions import Desks, Institutions
from amparo.law.schema.instrument import Instrument
from amparo.law.schema.meta import Meta
from amparo.law.schema.norms import Documents, Norms
from amparo.law.schema.pack import Pack
from amparo.law.schema.procedure import Procedure
from amparo.law.schema.terms import Terms
from amparo.law.schema.vocabulary import (
    ActKinds,
    Approaches,
    DefendedThings,
    Measures,
    Reasons,
    Sources,
)

SHAPES: dict[str, type[Frozen]] = {
    "pack": Meta,
    "norms": Norms,
    "documents": Documents,
    "institutions": Institutions,
    "desks": Desks,
    "roles": Roles,
    "matrix": Matrix,
    "stages": Procedure,
    "terms": Terms,
    "sources": Sources,
    "acts": ActKinds,
    "measures": Measures,
    "approaches": Approaches,
    "defended": DefendedThings,
    "reasons": Reasons,
    "form": Form,
    "instrument": Instrument,
    "non_working_days": CalendarDays,
}

WHOLE = {
    "pack": "meta",
    "matrix": "matrix",
    "stages": "procedure",
    "form": "form",
    "instrument": "instrument",
    "non_working_days": "calendar",
}
"""Files that stay one object in the pack; the others give their lists."""

RENAMED = {("acts", "kinds"): "act_kinds", ("measures", "evidence"): "evidence_kinds"}


def read_all(folder: Path) -> dict[str, Source]:
    """Every file a pack must have, by its name without the ending."""
    return {name: read(folder / f"{name}.yaml") for name in SHAPES}


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of the pack's files."""
    total = hashlib.sha256()
    for name in sorted(SHAPES):
        content = (folder / f"{name}.yaml").read_bytes()
        total.update(f"{name}\x00{len(content)}\x00".encode() + content)
    return total.hexdigest()


def shape(source: Source, model: type[Frozen]) -> tuple[Frozen | None, list[Fault]]:
    """One file's content in its shape, or what keeps it from having it."""
    if source.value is None:
        return None, source.faults
    try:
        return model.model_validate(source.value), list(source.faults)
    except ValidationError as wrong:
        faults = [
            source.fault(tuple(error["loc"]), error["msg"])
            for error in wrong.errors(include_url=False, include_input=False, include_context=False)
        ]
        return None, [*source.faults, *faults]


def join(parts: dict[str, Frozen], digest_: str) -> Pack:
    """The whole pack out of its parts, all of them already in shape."""
    fields: dict[str, object] = {"digest": digest_}
    for name, part in parts.items():
        if name in WHOLE:
            fields[WHOLE[name]] = part
        else:
            for field in type(part).model_fields:
                fields[RENAMED.get((name, field), field)] = getattr(part, field)
    return Pack.model_validate(fields)
