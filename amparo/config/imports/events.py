"""`amparo import events FILE`: a table, or records that come whole, into a collection; told row by row."""

import argparse
import csv
import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from amparo.config import signed
from amparo.config.shell import CommandRefused, at_work, data_option, file_named, json_option, tell

if TYPE_CHECKING:
    from amparo.accounts.actors import Actor
    from amparo.custody.opening import OpenFile
    from amparo.exchange.coming import Coming
    from amparo.exchange.plan import Plan
    from amparo.exchange.reports import Line, Report


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the kind."""
    parser = kinds.add_parser(
        "events",
        help="events, acts and people of a CSV, XLSX, lines of JSON, OpenEvSys or FollowTheMoney file",
        description="A CSV, lines of JSON and what `export events` wrote are read as they come, however long; tables"
        " and entities of other systems are put together in memory, up to 500,000; a workbook may have 20 MB. What no"
        " field holds is kept beside its record. Trying it writes nothing; a row that is there already is not entered"
        " twice, so a run that was stopped is run again. Tried without a collection, nobody signs in.",
    )
    parser.add_argument("file", metavar="FILE", help="what to import")
    into = parser.add_mutually_exclusive_group()
    into.add_argument("--collection", metavar="NUMBER", help="where to: CD-7K4Q-M9XT")
    into.add_argument(
        "--new", metavar="TITLE", help="a collection to found for it (called as the file)"
    )
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
    path = file_named(arguments.file)
    tries = arguments.dry_run or arguments.show_mapping
    with at_work(arguments, "desk"), ExitStack() as stack:
        if tries and not arguments.collection:
            return _read(arguments, path, None, _nothing_yet(), stack)
        from amparo.accounts.acts import must_be_able
        from amparo.config.collecting import opened
        from amparo.exchange import importing

        actor = stack.enter_context(signed.signed_in(arguments))
        must_be_able(actor, importing.POWER)
        number = arguments.collection or _founded(actor, arguments.new or path.stem)
        _row, file = opened(actor, number, datetime.now(UTC))
        return _read(arguments, path, actor, file, stack)


def _nothing_yet() -> "OpenFile":
    """What a trial compares with that names no collection: one without a record, which is nowhere."""
    from amparo.config.collecting import PURPOSE
    from amparo.custody.opening import OpenFile

    return OpenFile(uuid4(), PURPOSE, datetime.now(UTC), ())


def _read(
    arguments: argparse.Namespace,
    path: Path,
    actor: "Actor | None",
    file: "OpenFile",
    stack: ExitStack,
) -> int:
    from amparo.exchange import coming
    from amparo.exchange.reports import Report
    from amparo.law import packs

    today = packs.local_day(datetime.now(UTC))
    report = Report(each=_reporting(arguments.report, stack), today=today)
    found = coming.opened(path, stack, report)
    if found.records is None:
        return _table(arguments, actor, file, found, report)
    return _records(arguments, actor, file, found, report)


def _founded(actor: "Actor", title: str) -> str:
    """The number of a collection founded for this import, told at once."""
    from amparo.documentation import services

    number = services.found_collection(actor, title, datetime.now(UTC)).number
    print(f"collection: {number}", file=sys.stderr)
    return number


def _records(
    arguments: argparse.Namespace,
    actor: "Actor | None",
    file: "OpenFile",
    found: "Coming",
    report: "Report",
) -> int:
    from amparo.exchange import whole

    given = found.records or iter(())
    facts: dict[str, object] = {
        **({"collection": str(file.file_id)} if actor else {}),
        "format": found.form,
        "dry_run": arguments.dry_run,
    }
    if arguments.dry_run or actor is None:
        whole.tried(file, given, report)
        facts |= {"records": dict(report.records)}
    else:
        entering = whole.enter(actor, file, given, datetime.now(UTC), report)
        facts["entered"] = max(entering, default=0)
    faults = report.faults
    if not arguments.json:
        _lines(report)
    told = {f"{where}: {why}": many for (where, why), many in faults.items()}
    return _done(arguments, {**facts, "rows": dict(+report.rows), "faults": told}, good=not told)


def _table(
    arguments: argparse.Namespace,
    actor: "Actor | None",
    file: "OpenFile",
    found: "Coming",
    report: "Report",
) -> int:
    from amparo.exchange import arriving, importing, mapping, tables

    table = arriving.adapted(tables.read(found.pieces(), arguments.heading))
    plan = _plan(arguments.mapping) if arguments.mapping else mapping.begun(file, table.columns)
    if arguments.show_mapping:
        print(json.dumps(mapping.told(plan), ensure_ascii=False, indent=1))
        return 0
    each = report.each
    if arguments.dry_run or actor is None:
        report = importing.tried(file, table, plan, datetime.now(UTC), each)
    else:
        report, running = importing.run(actor, file, table, plan, datetime.now(UTC), each)
        for _so_far in running:
            pass
        mapping.keep(actor, file, table.columns, plan, datetime.now(UTC))
    return _told(arguments, str(file.file_id) if actor else "", report, plan)


def _told(arguments: argparse.Namespace, collection: str, report: "Report", plan: "Plan") -> int:
    facts: dict[str, object] = {
        **({"collection": collection} if collection else {}),
        "dry_run": arguments.dry_run,
        "rows": dict(report.rows),
        "records": dict(report.records),
        "faults": {f"{column}: {why}": many for (column, why), many in report.faults.items()},
        "mapping": dict(plan.columns),
    }
    if not arguments.json:
        _lines(report)
    return _done(arguments, facts, good=not (report.faults or report.rows["refused"]))


def _lines(report: "Report") -> None:
    for line in report.lines:
        why = "; ".join(f"{fault.column}: {fault.code}" for fault in line.faults)
        print(f"line {line.number}: {line.done}{': ' + why if why else ''}")


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
