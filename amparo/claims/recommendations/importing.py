"""A file of recommendations into the record: read, told row by row, and kept unless it is only tried."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.acts import must_be_able
from amparo.claims import loading, services, watching
from amparo.claims.models import Claim, Import, ImportRow
from amparo.claims.recommendations import mapping as columns
from amparo.claims.recommendations import tables
from amparo.claims.recommendations.drawing import Drawn, code_of, draw
from amparo.claims.recommendations.rows import Group, Row, grouped, read
from amparo.claims.recommendations.sources import Places, keep_text
from amparo.claims.steps import by_whom
from amparo.custody import ledger
from amparo.library import services as library

# A recommendation becomes a source's words, a claim and what is owed: whoever imports may make all three.
POWERS: Final = (services.KEEP, services.VALUE, library.POWER)


def may_import(actor: Actor) -> bool:
    return all(actor.may(power) for power in POWERS)


def must_be_able_to_import(actor: Actor) -> None:
    """Raises NotYourAct before a file is looked at."""
    for power in POWERS:
        must_be_able(actor, power)


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one line: `new`, `joined` to another line's claim, `held` before, or `fault`."""

    line: int
    did: str
    claim: str = ""
    fault: str = ""


@dataclass(slots=True)
class Report:
    """What an import did or, tried only, would do.

    import_id  None when nothing was written, or these very bytes were imported before
    repeats    how many likely repetitions were suggested
    """

    columns: tuple[str, ...]
    mapping: dict[str, int]
    rows: list[Told] = field(default_factory=list)
    claims: int = 0
    repeats: int = 0
    new_parties: tuple[str, ...] = ()
    import_id: UUID | None = None
    known_before: bool = False

    def count(self, did: str) -> int:
        return sum(row.did == did for row in self.rows)


def run(
    actor: Actor | None,
    content: bytes,
    file_name: str,
    at: datetime,
    *,
    mapping: Mapping[str, int] | None = None,
    dry_run: bool = False,
) -> Report:
    """Import a CSV or XLSX; `mapping` is field to column index, guessed when not given.

    A recommendation held already is left as people keep it. Running it again goes on where it stopped.
    Raises TableUnreadable, TableEmpty, TableTooLong, ColumnsUnmapped, NotYourAct.
    """
    if actor is not None:
        must_be_able_to_import(actor)
    table = tables.read(content)
    means = columns.checked(mapping or columns.guessed(table.columns), table.columns)
    rows = [read(line, cells, means) for line, cells in table.rows]
    groups = grouped(rows)
    drawn = draw(groups, held=_held(groups))
    report = Report(table.columns, means, claims=len(drawn.new), repeats=drawn.repeats)
    report.new_parties = tuple(party.name_es for party in drawn.parties)
    report.rows = _told(rows, groups, drawn)
    known = Import.objects.filter(digest=hashlib.sha256(content).digest()).first()
    report.known_before = known is not None
    if known is None and not dry_run:
        places = keep_text(actor, rows, file_name, at)
        report.import_id = _write(actor, at, content, file_name, report, rows, drawn, places)
    return report


def _held(groups: list[Group]) -> set[str]:
    codes = [code_of(group.first) for group in groups]
    return set(Claim.objects.filter(code__in=codes).values_list("code", flat=True))


def _told(rows: list[Row], groups: list[Group], drawn: Drawn) -> list[Told]:
    claim = {
        row.line: code
        for group, code in zip(groups, drawn.codes, strict=True)
        for row in group.rows
    }
    first = {group.first.line for group in groups}
    new = {each.facts.code for each in drawn.new}
    told = []
    for row in rows:
        if row.fault:
            told.append(Told(row.line, "fault", fault=row.fault))
            continue
        code = claim[row.line]
        did = "held" if code not in new else ("new" if row.line in first else "joined")
        told.append(Told(row.line, did, code))
    return told


def _write(
    actor: Actor | None,
    at: datetime,
    content: bytes,
    file_name: str,
    report: Report,
    rows: list[Row],
    drawn: Drawn,
    places: Places,
) -> UUID:
    loaded = loading.load(
        actor,
        at,
        parties=drawn.parties,
        topics=drawn.topics,
        claims=[drawn.placed(each, places) for each in drawn.new],
    )
    ids = loaded.ids | dict(Claim.objects.filter(code__in=drawn.codes).values_list("code", "id"))
    with loading.bulk_act(actor, at, "import_recommendations") as deed:
        batch = Import.objects.create(
            file_name=file_name[:200],
            digest=hashlib.sha256(content).digest(),
            columns=list(report.columns),
            mapping=report.mapping,
            source_id=places.source_id,
            at=at,
            by=by_whom(deed),
        )
        ImportRow.objects.bulk_create(
            ImportRow(
                batch=batch,
                line=row.line,
                cells=list(row.cells),
                claim_id=ids.get(told.claim),
                fault=row.fault,
            )
            for row, told in zip(rows, report.rows, strict=True)
        )
        ledger.lock()
        deed.marks += watching.IMPORTS.of_files([batch.pk])
        deed.note(imported=str(batch.pk), rows=len(rows), claims=loaded.claims)
    return batch.pk
