"""`amparo import sources DIR`: documents into the library, then every known citation looked up in its words."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from amparo.config.shell import CommandRefused, at_work, data_option, json_option, tell

# A citation of a document that is not here yet waits for it; these do not stand where they say.
WRONG = ("outside", "other_words", "no_source")


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the kind."""
    parser = kinds.add_parser(
        "sources",
        help="documents of a folder: text, PDF, web page, WACZ, DOCX",
        description="Every file becomes a source, or gives its text to the source known by its digest. Then each"
        " citation is looked up, and those whose words do not stand where they say are told. The ledger says that"
        " the owner of the installation did it.",
    )
    parser.add_argument("folder", metavar="DIR", help="the folder; its own folders are read too")
    parser.add_argument("--dry-run", action="store_true", help="read everything, write nothing")
    data_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import and check; 1 when a file was refused or a citation does not stand."""
    folder = Path(arguments.folder).expanduser().absolute()
    if not folder.is_dir():
        raise CommandRefused(f"There is no folder {folder}.")
    with at_work(arguments):
        from amparo.library.importing import import_folder

        report = import_folder(None, folder, datetime.now(UTC), dry_run=arguments.dry_run)
        citations = None if arguments.dry_run else checked_citations()
    rows = [{k: v for k, v in asdict(row).items() if v} for row in report.rows]
    unresolved = list(citations["unresolved"]) if citations else []
    wrong = [one for one in unresolved if one["why"] in WRONG]
    facts: dict[str, object] = {
        "files": len(rows),
        **{did: report.count(did) for did in ("added", "filled", "known", "refused")},
        "dry_run": arguments.dry_run,
    }
    if citations:
        facts |= {name: citations[name] for name in ("citations", "resolved")}
    good = report.good and not wrong
    if arguments.json:
        tell({"good": good, **facts, "rows": rows, "not_resolved": unresolved}, as_json=True)
    else:
        _say(rows, unresolved)
        tell(facts, as_json=False)
    return 0 if good else 1


def checked_citations() -> Mapping[str, Any] | None:
    """Every citation of the claims looked up again: how many, how many stand, and each that does not.

    None in an installation whose release has no claims.
    """
    if find_spec("amparo.claims") is None:
        return None
    from amparo.claims.quotes import check_citations

    found = check_citations()
    return {
        "citations": found.citations,
        "resolved": found.resolved,
        "unresolved": [asdict(one) for one in found.unresolved],
    }


def _say(rows: Sequence[Mapping[str, Any]], unresolved: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        what = row.get("words") or f"{row.get('title', '')} ({row.get('paragraphs', 0)} paragraphs)"
        print(f"{row['did']:8} {row['file']}: {what}")
    for one in unresolved:
        place = f"{one['source_id']} {one['start']}-{one['end']}"
        print(
            f"{'WRONG' if one['why'] in WRONG else 'waits':8} {one['claim']} {one['what']}: {place} ({one['why']})"
        )
