"""`amparo import recommendations FILE`: a CSV or XLSX of recommendations into claims, told row by row."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime

from amparo.config.shell import CommandRefused, at_work, data_option, file_named, json_option, tell


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the kind."""
    parser = kinds.add_parser(
        "recommendations",
        help="recommendations of a CSV or XLSX file (UPR, UHRI columns or others)",
        description="Rows that say the same are one claim of several States. Rights, goals and repetitions are"
        " suggested, not decided. A row that cannot be a claim is kept with the reason. The ledger says that the"
        " owner of the installation did it.",
    )
    parser.add_argument("file", metavar="FILE", help="CSV in UTF-8, or XLSX (its first sheet)")
    parser.add_argument("--dry-run", action="store_true", help="read everything, write nothing")
    parser.add_argument(
        "--mapping",
        metavar="FIELD=COLUMN,…",
        default="",
        help="what the columns mean when their names do not tell: text, to, from, position, date, body, symbol,"
        " number, cycle, type, themes, persons, goals, notes",
    )
    data_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import, or only try; 1 when a row could not be a claim."""
    path = file_named(arguments.file)
    with at_work(arguments):
        from amparo.claims.recommendations import importing, mapping, tables
        from amparo.claims.recommendations.rows import FAULTS
        from amparo.kernel.errors import Refused

        content = path.read_bytes()
        try:
            columns = tables.read(content).columns
            means = mapping.parsed(arguments.mapping, columns) if arguments.mapping else None
            report = importing.run(
                None,
                content,
                path.name,
                datetime.now(UTC),
                mapping=means,
                dry_run=arguments.dry_run,
            )
        except Refused as refusal:
            raise CommandRefused(str(refusal)) from refusal
        faults = {row.line: FAULTS[row.fault] for row in report.rows if row.fault}
    facts: dict[str, object] = {
        "rows": len(report.rows),
        "claims": report.claims,
        **{did: report.count(did) for did in ("new", "joined", "held", "fault")},
        "repetitions_suggested": report.repeats,
        "parties_made": list(report.new_parties),
        "imported_before": report.known_before,
        "dry_run": arguments.dry_run,
        "mapping": {field: report.columns[at] for field, at in report.mapping.items()},
    }
    if arguments.json:
        tell({"good": not faults, **facts, "lines": [asdict(r) for r in report.rows]}, as_json=True)
    else:
        for line, why in faults.items():
            print(f"line {line}: {why}")
        tell(facts, as_json=False)
    return 1 if faults else 0
