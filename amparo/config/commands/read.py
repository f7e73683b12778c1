"""`amparo read`: what the Reader would propose of a text file; it keeps nothing."""

import argparse
import json
from pathlib import Path

from amparo.config.shell import CommandRefused, json_option
from amparo.reading import language_of, read
from amparo.reading.facts import Fact, as_facts


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser("read", help="the claims that the Reader proposes of a text file")
    parser.add_argument("file", metavar="FILE", help="a text file in UTF-8")
    parser.add_argument("--language", choices=("es", "en"), help="told from the text unless given")
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each proposal: place, kind, to whom, by whom, until when, why, words."""
    text = _text(Path(arguments.file))
    language = arguments.language or language_of(text)
    found = [as_facts(one, text, language) for one in read(text, arguments.language)]
    if arguments.json:
        print(json.dumps({"language": language, "proposals": found}, ensure_ascii=False))
        return 0
    for facts in found:
        _print(facts)
    print(f"{len(found)} proposals; nothing was kept")
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as not_text:
        raise CommandRefused(f"{path}: not a text file in UTF-8") from not_text
    except OSError as unread:
        raise CommandRefused(f"{path}: {unread.strerror}") from unread


def _print(facts: dict[str, Fact]) -> None:
    addressees = facts["addressees"]
    to = ", ".join(addressees) if isinstance(addressees, list) else ""
    parts = [f"{facts['start']}-{facts['end']}", str(facts["kind"])]
    parts += [f"to {to}"] if to else []
    parts += [f"by {facts['issuer']}"] if facts["issuer"] else []
    parts += [f"due {facts['due']}"] if facts["due"] else []
    print("  ".join(parts), f"    {facts['words']}", f"    {facts['why']}", sep="\n")
