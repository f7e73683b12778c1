"""`amparo law`: check a pack, show it, and record that somebody read the official text of a term."""

import argparse
import json
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import ValidationError

from amparo.config.shell import CommandRefused, data_folder, data_option, json_option, tell
from amparo.law import overlay, packs, pages
from amparo.law.reading import PackFaulty
from amparo.law.schema import Pack, UnknownCode, Verification


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser("law", help="the law pack: check, show, verify")
    verbs = parser.add_subparsers(title="law", metavar="VERB", required=True)
    _add_check(verbs)
    _add_show(verbs)
    _add_verify(verbs)


def _add_check(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = verbs.add_parser("check", help="what is wrong with a pack, by file, line and field")
    check.add_argument("pack", nargs="?", help="a shipped pack's code or a folder")
    json_option(check)
    check.set_defaults(run=run_check)


def _add_show(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    show = verbs.add_parser("show", help="the pack in force, or one part of it")
    show.add_argument("section", nargs="?", choices=sorted(pages.SECTIONS))
    show.add_argument("--markdown", action="store_true", help="print what docs/norms.md keeps")
    show.add_argument("--language", choices=("es", "en"), default="es")
    data_option(show)
    json_option(show)
    show.set_defaults(run=run_show)


def _add_verify(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = verbs.add_parser(
        "verify",
        help="record who read the official text of a term",
        description="Writes law-verified.yaml in the data folder. It lapses by itself if the term changes.",
    )
    verify.add_argument("term", help="a term's code, as in `amparo law show terms`")
    verify.add_argument("--who", required=True, help="name and post of whoever read the text")
    verify.add_argument("--article", required=True, help="article, as the norm numbers it")
    verify.add_argument("--on", required=True, metavar="DATE", help="the day it was read")
    words = verify.add_mutually_exclusive_group(required=True)
    words.add_argument("--words", help="the article's words")
    words.add_argument("--text-file", metavar="FILE", help="a file with the article's words")
    data_option(verify)
    json_option(verify)
    verify.set_defaults(run=run_verify)


def run_check(arguments: argparse.Namespace) -> int:
    """Print each fault; 1 when there is any."""
    try:
        folder = packs.folder_of(arguments.pack or packs.chosen())
    except packs.NoSuchPack as absent:
        raise CommandRefused(str(absent)) from absent
    faults = packs.check(folder)
    if arguments.json:
        found = [fault._asdict() for fault in faults]
        print(json.dumps({"pack": str(folder), "faults": found}, ensure_ascii=False))
    else:
        for fault in faults:
            print(fault)
        print(f"{folder.name}: " + (f"{len(faults)} faults" if faults else "the pack holds"))
    return 1 if faults else 0


def run_show(arguments: argparse.Namespace) -> int:
    """Print the pack's facts, one section, or the page of norms."""
    pack = _pack(arguments)
    if arguments.markdown:
        print(pages.markdown(pack), end="")
        return 0
    if arguments.section is None:
        tell(pages.facts(pack), as_json=arguments.json)
        return 0
    lines = pages.SECTIONS[arguments.section](pack, arguments.language)
    if arguments.json:
        print(json.dumps({arguments.section: lines}, ensure_ascii=False))
    else:
        print("\n".join(lines))
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Record the verification beside the pack."""
    pack = _pack(arguments)
    home = data_folder(arguments)
    done = _verification(arguments)
    try:
        path = overlay.record(pack, arguments.term, done, home)
    except UnknownCode as unknown:
        raise CommandRefused(f"no such {unknown}; `amparo law show terms` lists them") from unknown
    packs.forget()
    told = {"term": arguments.term, "verified_by": done.by, "article": done.article}
    tell(
        {**told, "written_to": path, "next": "restart the doors and the worker"},
        as_json=arguments.json,
    )
    return 0


def _pack(arguments: argparse.Namespace) -> Pack:
    data_folder(arguments)
    try:
        return packs.current()
    except (packs.NoSuchPack, PackFaulty) as faulty:
        raise CommandRefused(str(faulty)) from faulty


def _verification(arguments: argparse.Namespace) -> Verification:
    words = arguments.words
    if arguments.text_file:
        try:
            words = Path(arguments.text_file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as unread:
            raise CommandRefused(f"--text-file cannot be read: {unread}") from unread
    try:
        done = Verification(
            by=arguments.who, on=arguments.on, article=arguments.article, words=words
        )
    except ValidationError as wrong:
        names = {"by": "who", "words": "words"}
        first = wrong.errors(include_url=False, include_input=False, include_context=False)[0]
        field = str(first["loc"][0])
        raise CommandRefused(f"--{names.get(field, field)}: {first['msg']}") from wrong
    if date.fromisoformat(done.on) > datetime.now(UTC).date():
        raise CommandRefused("--on: that day has not come yet")
    return done
