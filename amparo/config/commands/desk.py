"""`amparo desk`: create desks, list them, name their keys."""

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from amparo.config.shell import CommandRefused, at_work, data_option, json_option, tell

if TYPE_CHECKING:
    from amparo.accounts.ceremony import DeskPlan
    from amparo.accounts.models import Member


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the group."""
    desk = groups.add_parser("desk", help="desks: create, list, fingerprints")
    parts = desk.add_subparsers(title="what to do", metavar="WHAT", required=True)
    new = parts.add_parser(
        "add",
        help="a desk with its own key, signed by the root",
        description="Made from a template of the law pack. The desk's secret exists only wrapped to its first members"
        " and to the recovery key, so name at least one member or keep the recovery key at hand.",
    )
    new.add_argument(
        "code", metavar="CODE", nargs="?", help="code of the new desk; the template's unless given"
    )
    new.add_argument(
        "--template", metavar="CODE", help="template of the law pack; CODE unless given"
    )
    new.add_argument("--name", help="as people know it; the template's unless given")
    new.add_argument(
        "--department",
        default="",
        metavar="NN",
        help="two digits (INEI) when it serves one department",
    )
    new.add_argument("--root-key", required=True, metavar="FILE", help="the root's private half")
    new.add_argument(
        "--first", nargs="*", default=[], metavar="EMAIL:ROLE", help="its first members"
    )
    listed = parts.add_parser("list", help="every desk with its members' number and its key")
    named = parts.add_parser(
        "fingerprint", help="the fingerprint of one desk's key, and of the root"
    )
    named.add_argument("code", metavar="CODE")
    for parser, run in ((new, run_add), (listed, run_list), (named, run_fingerprint)):
        data_option(parser)
        json_option(parser)
        parser.set_defaults(run=run)


def run_add(arguments: argparse.Namespace) -> int:
    """Create a desk and seat its first members, or nothing at all."""
    from amparo.config import asking

    secret = asking.key(arguments.root_key, "a root key")
    with at_work(arguments):
        from django.db import transaction

        from amparo.accounts import ceremony
        from amparo.config.people import facts_of

        plan, first = _plan(arguments)
        root, at = ceremony.root_pair(secret), datetime.now(UTC)
        with transaction.atomic():
            desk, pair = ceremony.make_desk(plan, root, at)
            if first:
                ceremony.seat_first(desk, pair, first, root, at)
        facts = facts_of(desk)
    tell(facts, as_json=arguments.json)
    if not (first or arguments.json):
        print(
            "Nobody sits there. Seat the first member with `amparo member seat` and both keys of the ceremony."
        )
    return 0


def _plan(arguments: argparse.Namespace) -> "tuple[DeskPlan, list[tuple[Member, str]]]":
    from django.conf import settings

    from amparo.accounts.ceremony import DeskPlan
    from amparo.accounts.models import Desk
    from amparo.config.people import check_role, named_member
    from amparo.law import packs

    wanted, code = arguments.template or arguments.code, arguments.code or arguments.template
    foreseen = packs.current().desks_of(settings.AMPARO_PROFILE)
    templates = {template.code: template for template in foreseen}
    if wanted not in templates:
        raise CommandRefused(f"Give a template of the law pack: {', '.join(templates)}.")
    if Desk.objects.filter(code=code).exists():
        raise CommandRefused(
            f"There is a desk {code} already. Give the new one another code, with --template."
        )
    if arguments.department and not (
        arguments.department.isdigit() and len(arguments.department) == 2
    ):
        raise CommandRefused("--department is two digits, as INEI numbers departments.")
    template = templates[wanted]
    first = []
    for given in arguments.first:
        email, _, role = given.rpartition(":")
        check_role(role, template.kind)
        first.append((named_member(email), role))
    name = arguments.name or template.label.in_("es")
    return DeskPlan(code, template.institution, template.kind, name, arguments.department), first


def run_list(arguments: argparse.Namespace) -> int:
    """Print one desk a line."""
    with at_work(arguments):
        from amparo.config.people import desk_facts

        desks = desk_facts()
    if arguments.json:
        tell({"desks": desks}, as_json=True)
        return 0
    for one in desks:
        print(
            f"{one['code']}  {one['name']}  ({one['institution']}, {one['kind']}; {one['members']} members)"
        )
    print(f"{len(desks)} desks.")
    return 0


def run_fingerprint(arguments: argparse.Namespace) -> int:
    """Print the fingerprints to compare with what was noted at the ceremony."""
    with at_work(arguments):
        from amparo.config.people import facts_of, named_desk
        from amparo.custody import installation, keys

        facts = facts_of(named_desk(arguments.code))
        root = keys.fingerprint(installation.root_public())
    shown = {
        "desk": facts["code"],
        "key_version": facts["key_version"],
        "fingerprint": facts["fingerprint"],
    }
    tell({**shown, "root": root}, as_json=arguments.json)
    return 0
