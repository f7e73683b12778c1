"""`amparo import events FILE`: a table, or records that come whole, into a collection; told row by row."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amparo.config import signed
from amparo.config.shell import CommandRefused, at_work, data_option, json_option, tell

if TYPE_CHECKING:
    from amparo.accounts.actors import Actor
    from amparo.custody.opening import OpenFile
    from amparo.exchange.plan import Plan
    from amparo.exchange.reports import Line, Report

_PIECE = 1 << 20
_HEAD = 64 * 1024


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the kind."""
    parser = kinds.add_parser(
        "events",
        help="events, acts and people of a CSV, XLSX, lines of JSON, OpenEvSys or FollowTheMoney file",
        description="A CSV or lines of JSON are read as they come, however long; a workbook, an archive and entities"
        " are read whole, up to 20 MB. What no field holds is kept beside its record. Trying it writes nothing;"
        " a row that is there already is not entered twice, so a run that was stopped is run again.",
    )
    parser.add_argument("file", metavar="FILE", help="what to import")
    into = parser.add_mutually_exclusive_group(required=True)
    into.add_argument("--collection", metavar="NUMBER", help="where to: CD-7K4Q-M9XT")
    into.add_argument("--new", metavar="TITLE", help="a collection to found for it")
    parser.add_argument("--dry-run", action="store_true", help="read everything, write nothing")
    parser.add_argument(
        "--mapping",
        metavar="FILE",
        help="what columns and words mean, as --show-mapping prints it; otherwise as the collection read such a"
        " table before, or by the columns' names",
    )
    parser.add_argument("--show-mapping", action="store_true", help="print the mapping and stop")
    parser.add_argument(
        "--heading", type=int, default=0, metavar="LINE", help="the line that names the columns"
    )
    parser.add_argument(
        "--report", metavar="FILE", help="write a CSV with what became of every row"
    )
    signed.options(parser, machines=True)
    data_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import, or only try; 1 when a row could not be entered or a cell could not be read."""
    path = Path(arguments.file).expanduser().absolute()
    if not path.is_file():
        raise CommandRefused(f"There is no file {path}.")
    with at_work(arguments, "desk"), signed.signed_in(arguments) as actor:
        from amparo.accounts.acts import must_be_able
        from amparo.config.collecting import opened
        from amparo.exchange import importing

        must_be_able(actor, importing.POWER)
        number = arguments.collection or _founded(actor, arguments)
        _row, file = opened(actor, number, datetime.now(UTC))
        with path.open("rb") as source:
            head = source.read(_HEAD)
            whole = _whole(head, path)
            if whole is None:
                return _table(arguments, actor, file, path)
        return _records(arguments, actor, file, whole)


def _founded(actor: "Actor", arguments: argparse.Namespace) -> str:
    """The number of a collection founded for this import, told at once."""
    from amparo.documentation import services

    if arguments.dry_run or arguments.show_mapping:
        raise CommandRefused("Nothing is founded for a trial: name a --collection.")
    number = services.found_collection(actor, arguments.new, datetime.now(UTC)).number
    print(f"collection: {number}", file=sys.stderr)
    return number


def _whole(head: bytes, path: Path) -> "tuple[str, Iterator[Any], dict[str, int]] | None":
    """Records that come whole: how they are called, themselves, and what could not be one; None for a table."""
    from amparo.exchange import arriving, lines

    if lines.is_ours(head[:200].decode("utf-8", "replace")):
        return "lines", lines.read(_pieces(path)), {}
    if not head.startswith(b"PK\x03\x04") and not arriving.is_entity(head):
        return None
    content = arriving.unpacked(_small(path))
    if lines.is_ours(content[:200].decode("utf-8", "replace")):
        return "lines", lines.read([content]), {}
    brought = arriving.brought(content)
    if brought is None:
        return None
    form, its = brought
    return (
        form,
        iter(its.records),
        {f"{where}: {why}": many for (where, why), many in its.faults.items()},
    )


def _records(
    arguments: argparse.Namespace,
    actor: "Actor",
    file: "OpenFile",
    given: "tuple[str, Iterator[Any], dict[str, int]]",
) -> int:
    from amparo.exchange import whole

    form, records, faults = given
    facts: dict[str, object] = {
        "collection": str(file.file_id),
        "format": form,
        "dry_run": arguments.dry_run,
    }
    if arguments.dry_run:
        report = whole.tried(file, records)
        facts |= {"rows": dict(report.rows), "records": dict(report.records)}
    else:
        facts["entered"] = max(whole.enter(actor, file, records, datetime.now(UTC)), default=0)
    return _done(arguments, {**facts, "faults": faults}, good=not faults)


def _table(arguments: argparse.Namespace, actor: "Actor", file: "OpenFile", path: Path) -> int:
    from amparo.exchange import arriving, importing, mapping, tables

    chunks = _pieces(path)
    first = next(chunks, b"")
    packed = first.startswith(b"PK\x03\x04")
    source = [arriving.unpacked(_small(path))] if packed else _again(first, chunks)
    table = arriving.adapted(tables.read(source, arguments.heading))
    plan = _plan(arguments.mapping) if arguments.mapping else mapping.begun(file, table.columns)
    if arguments.show_mapping:
        print(json.dumps(mapping.told(plan), ensure_ascii=False, indent=1))
        return 0
    with ExitStack() as stack:
        each = _reporting(arguments.report, stack)
        if arguments.dry_run:
            report = importing.tried(file, table, plan, each)
        else:
            report, running = importing.run(actor, file, table, plan, datetime.now(UTC), each)
            for _so_far in running:
                pass
            mapping.keep(actor, file, table.columns, plan, datetime.now(UTC))
    return _told(arguments, file, report, plan)


def _told(arguments: argparse.Namespace, file: "OpenFile", report: "Report", plan: "Plan") -> int:
    facts: dict[str, object] = {
        "collection": str(file.file_id),
        "dry_run": arguments.dry_run,
        "rows": dict(report.rows),
        "records": dict(report.records),
        "faults": {f"{column}: {why}": many for (column, why), many in report.faults.items()},
        "mapping": dict(plan.columns),
    }
    if not arguments.json:
        for line in report.lines:
            why = "; ".join(f"{fault.column}: {fault.code}" for fault in line.faults)
            print(f"line {line.number}: {line.done}{': ' + why if why else ''}")
    return _done(arguments, facts, good=not (report.faults or report.rows["refused"]))


def _done(arguments: argparse.Namespace, facts: dict[str, object], *, good: bool) -> int:
    tell({"good": good, **facts} if arguments.json else facts, as_json=arguments.json)
    return 0 if good else 1


def _plan(file: str) -> "Plan":
    from amparo.exchange import mapping

    try:
        return mapping.parsed(Path(file).expanduser().read_bytes())
    except OSError as error:
        raise CommandRefused(f"{file} cannot be read: {error.strerror}.") from error


def _reporting(file: str | None, stack: ExitStack) -> "Callable[[Line], object] | None":
    """Write a row of the report for every row that is told, and one for each of its faults."""
    if file is None:
        return None
    from amparo.exchange.tables import harmless

    out = stack.enter_context(Path(file).expanduser().open("w", encoding="utf-8", newline=""))
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(("line", "done", "column", "words", "why"))

    def each(line: "Line") -> None:
        faults = [(fault.column, fault.words, fault.code) for fault in line.faults]
        for told in faults or [("", "", "")]:
            writer.writerow([line.number, line.done, *map(harmless, told)])

    return each


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _again(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _small(path: Path) -> bytes:
    """The whole of what is not read in a stream. Raises CommandRefused for more than may be read so."""
    from amparo.library.limits import FILE_BYTES, MEGABYTE

    if path.stat().st_size > FILE_BYTES:
        raise CommandRefused(
            f"{path} is larger than {FILE_BYTES // MEGABYTE} MB, and only a CSV or lines of JSON are read in a stream."
        )
    return path.read_bytes()
