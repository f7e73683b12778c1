"""`amparo bundle`: verify what the other side of a matter sent, or what was handed over to a court."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.config.shell import CommandRefused, json_option, tell

if TYPE_CHECKING:
    from amparo.verifier import bundles


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the group."""
    bundle = groups.add_parser("bundle", help="verify a bundle of papers with nothing but its file")
    parts = bundle.add_subparsers(title="what to do", metavar="WHAT", required=True)
    verify = parts.add_parser(
        "verify",
        help="verify a bundle offline",
        description="Reads nothing but the file: every digest of its manifest, and the proof that the ledger of whoever"
        " made it states that manifest. Of a bundle for a court also who held each file, and its time stamps.",
    )
    verify.add_argument("file", metavar="FILE", help="the bundle: a .zip, or its unpacked folder")
    verify.add_argument(
        "--log-key", metavar="HEX", help="the log's public key, had before: the bundle must name it"
    )
    verify.add_argument(
        "--export", metavar="FILE", help="an export of that ledger: the entry must stand in it"
    )
    json_option(verify)
    verify.set_defaults(run=run_verify)


def _stands(export: Path, found: "bundles.Verdict") -> bool:
    """Whether the export verifies, is of the same log, and has the bundle's entry at its place."""
    from amparo.custody import keys
    from amparo.verifier import exports

    try:
        verdict = exports.verify(export, keys.holds)
    except exports.ExportFaulty:
        return False
    line = f"leaf {found.index} {found.leaf_hash}"
    lines = export.read_text(encoding="ascii").splitlines()
    return verdict.key == found.key and any(f"{each} ".startswith(f"{line} ") for each in lines)


def run_verify(arguments: argparse.Namespace) -> int:
    """Exit 1 with the fault in words when anything is missing, added or changed."""
    from amparo.verifier import bundles

    path = Path(arguments.file)
    if not path.exists():
        raise CommandRefused(f"There is no file {path}.")
    if _is_for_a_court(path):
        return _verify_for_a_court(path, arguments)
    try:
        found = bundles.verify(path.read_bytes())
    except bundles.BundleFaulty as fault:
        tell({"good": False, "fault": str(fault)}, as_json=arguments.json)
        return 1
    if arguments.log_key and arguments.log_key.lower() != found.key.hex():
        tell({"good": False, "fault": "another log made this bundle"}, as_json=arguments.json)
        return 1
    if arguments.export and not _stands(Path(arguments.export), found):
        tell({"good": False, "fault": "the entry is not in that ledger"}, as_json=arguments.json)
        return 1
    told = {name: found.manifest[name] for name in ("matter", "what", "side", "state", "made_at")}
    facts = {"good": True, **told, "files": found.files, "entry": found.index}
    facts |= {"signed": found.signed, "log": found.fingerprint}
    tell(facts, as_json=arguments.json)
    return 0


def _is_for_a_court(path: Path) -> bool:
    from amparo.verifier import court
    from amparo.verifier.archives import Archive, NoArchive

    try:
        return path.is_dir() or court.is_one(Archive(path))
    except NoArchive:
        return False


def _verify_for_a_court(path: Path, arguments: argparse.Namespace) -> int:
    from amparo.verifier.telling import look

    found = look(path, arguments.log_key)
    if arguments.json:
        told = {"facts": [one.in_("en") for one in found.facts], "log_key": found.key.hex()}
        faults = [one.in_("en") for one in found.faults]
        tell({"good": not faults, **told, "faults": faults}, as_json=True)
        return 1 if found.faults else 0
    for line in found.lines("en"):
        print(line)
    return 1 if found.faults else 0
