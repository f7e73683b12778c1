"""What an installation's lawyers verified, kept beside the pack and never inside it."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, StringConstraints, ValidationError

from amparo.law.reading import PackFaulty, read
from amparo.law.schema import Code, Frozen, Pack, Term, Verification

FILE = "law-verified.yaml"
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class Verified(Verification):
    """A verification and the fingerprint of the term as it stood then."""

    fingerprint: Fingerprint


class Overlay(Frozen):
    """law-verified.yaml: pack code -> term code -> verification."""

    verified: dict[Code, dict[Code, Verified]] = Field(default_factory=dict)


def stored(data_dir: Path) -> Overlay:
    """What is written in the installation's file; nothing when there is none. Raises PackFaulty."""
    path = data_dir / FILE
    if not path.is_file():
        return Overlay()
    source = read(path)
    if source.faults:
        raise PackFaulty(source.faults)
    try:
        return Overlay.model_validate(source.value)
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False, include_input=False, include_context=False)
        raise PackFaulty([source.fault(tuple(e["loc"]), e["msg"]) for e in errors]) from wrong


def apply(pack: Pack, data_dir: Path) -> Pack:
    """The pack with the terms this installation verified; one whose figure changed since stays unverified."""
    done = stored(data_dir).verified.get(pack.code, {})
    if not done:
        return pack
    terms = tuple(_verified(term, done.get(term.code)) for term in pack.terms)
    return pack.model_copy(update={"terms": terms})


def _verified(term: Term, done: Verified | None) -> Term:
    if done is None or done.fingerprint != term.fingerprint():
        return term
    return term.with_verification(done)


def record(pack: Pack, term_code: str, done: Verification, data_dir: Path) -> Path:
    """Write a verification into the installation's file, whole or not at all. Raises UnknownCode."""
    term = pack.term(term_code)
    written = stored(data_dir).model_dump()["verified"]
    line = {**done.model_dump(), "fingerprint": term.fingerprint()}
    written.setdefault(pack.code, {})[term.code] = line
    text = yaml.safe_dump({"verified": written}, allow_unicode=True, sort_keys=True)
    data_dir.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=data_dir, prefix=".law-")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    Path(name).chmod(0o644)
    Path(name).replace(data_dir / FILE)
    return data_dir / FILE
