"""`amparo export collections`, `export situations`: what stands in clear of each, of those the member may know of."""

import argparse
import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from amparo.config import signed
from amparo.config.exports.events import write
from amparo.config.shell import CommandRefused, at_work, data_option, json_option, tell

if TYPE_CHECKING:
    from amparo.accounts.actors import Actor

COLLECTIONS = ("id", "number", "designation", "founded_at", "records")
SITUATIONS = ("id", "channel", "state", "department", "entered_on", "desk_id")


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the kinds."""
    for name, columns, rows in (
        ("collections", COLLECTIONS, _collections),
        ("situations", SITUATIONS, _situations),
    ):
        parser = kinds.add_parser(
            name,
            help=f"the list of {name} that the member may know of",
            description="A CSV of what stands in clear, nothing sealed; below the rows and an empty line its filter,"
            " date, author and digest.",
        )
        parser.add_argument(
            "file", metavar="FILE", nargs="?", default=f"{name}.csv",
            help=f"the CSV to write; it must not be there yet ({name}.csv)",
        )  # fmt: skip
        signed.options(parser)
        data_option(parser)
        json_option(parser)
        parser.set_defaults(run=partial(run, name, columns, rows))


def run(
    name: str,
    columns: tuple[str, ...],
    rows: "Callable[[Actor], Iterable[Any]]",
    arguments: argparse.Namespace,
) -> int:
    """Write the list; its entry stands in the ledger first."""
    path = Path(arguments.file).expanduser().absolute()
    if path.exists():
        raise CommandRefused(f"{path} is there already. Nothing was written.")
    with at_work(arguments, "desk"), signed.signed_in(arguments) as actor:
        from django.db import transaction

        from amparo.accounts.acts import must_be_able
        from amparo.custody import ledger
        from amparo.custody.opening import who
        from amparo.exchange.exporting import POWER

        must_be_able(actor, POWER)
        found = [[str(getattr(row, column)) for column in columns] for row in rows(actor)]
        at = datetime.now(UTC)
        facts = {"list": name, "rows": len(found), "filter": {}, **who(actor)}
        with transaction.atomic():
            ledger.append("export", at=at, facts=facts)
        digest = _write(path, columns, found, ("all", at.isoformat(timespec="minutes"), actor.name))
    tell(
        {"file": str(path), "rows": len(found), "digest": f"sha256:{digest}"},
        as_json=arguments.json,
    )
    return 0


def _write(
    path: Path, columns: tuple[str, ...], rows: list[list[str]], told: tuple[str, str, str]
) -> str:
    body = _csv([list(columns), *rows])
    digest = hashlib.sha256(body.encode()).hexdigest()
    foot = zip(
        ("filter", "date", "author", "sha-256 of the rows above"), (*told, digest), strict=True
    )
    write(path, iter(["\ufeff".encode(), body.encode(), _csv([[], *map(list, foot)]).encode()]))
    return digest


def _csv(rows: Iterable[list[str]]) -> str:
    from amparo.exchange.tables import harmless

    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _collections(actor: "Actor") -> Iterator[Any]:
    from amparo.accounts.acts import must_be_able
    from amparo.documentation import counting, selectors
    from amparo.documentation.work import POWER

    must_be_able(actor, POWER)
    for row in selectors.collections(actor):
        told = {column: getattr(row, column) for column in COLLECTIONS if column != "records"}
        yield SimpleNamespace(**told, records=sum(counting.counted(actor, row.id).values()))


def _situations(actor: "Actor") -> Iterable[Any]:
    from amparo.registry.situations import reading

    return reading.situations(actor).order_by("-entered_on", "id")
