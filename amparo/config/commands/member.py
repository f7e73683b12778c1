"""`amparo member`: make, list, seat and close members and services."""

import argparse
from datetime import UTC, datetime

from amparo.config.shell import CommandRefused, at_work, data_option, json_option, tell

SEATING = "Seating needs both private halves of the ceremony: --root-key and --recovery-key."


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the group."""
    member = groups.add_parser("member", help="people and machines: make, list, seat, close")
    parts = member.add_subparsers(title="what to do", metavar="WHAT", required=True)
    new = parts.add_parser(
        "add",
        help="a person with fresh keys, who can read nothing until seated",
        description="Prints once what the person needs: a fingerprint to compare with whoever seats them, and the"
        " secret of the second factor as an address and a picture for their telephone.",
    )
    new.add_argument("email", metavar="EMAIL")
    new.add_argument("--name", required=True, help="as colleagues know the person")
    new.add_argument(
        "--password-file", metavar="FILE", help="first line is the password; asked twice without it"
    )
    listed = parts.add_parser("list", help="members, their seats and their fingerprints")
    close = parts.add_parser("close", help="end the seats and sessions of a member or service")
    close.add_argument("email", metavar="EMAIL", help="or the name of a service")
    close.add_argument(
        "--root-key", metavar="FILE", help="signs the end of each seat in the directory"
    )
    token = parts.add_parser("token", help="a service, and the token by which its program signs in")
    token.add_argument("name", metavar="NAME")
    token.add_argument(
        "--days", type=int, default=90, help="how long the token lasts (90, and never more)"
    )
    seat = parts.add_parser("seat", help="seat a member at a desk by the keys of the ceremony")
    seat.add_argument("email", metavar="EMAIL", help="or the name of a service")
    for parser in (token, seat):
        parser.add_argument("--desk", required=True, metavar="CODE")
        parser.add_argument("--role", required=True, metavar="CODE", help="a role of the law pack")
        parser.add_argument("--root-key", metavar="FILE", help="the root's private half")
        parser.add_argument(
            "--recovery-key", metavar="FILE", help="the recovery key's private half"
        )
    for parser, run in (
        (new, run_add),
        (listed, run_list),
        (close, run_close),
        (token, run_token),
        (seat, run_seat),
    ):
        data_option(parser)
        json_option(parser)
        parser.set_defaults(run=run)


def run_add(arguments: argparse.Namespace) -> int:
    """Make a person."""
    from amparo.config import asking

    password = asking.password(arguments.password_file)
    with at_work(arguments):
        from amparo.accounts.membership import make_person
        from amparo.accounts.models import Member

        email = arguments.email.strip().lower()
        if "@" not in email:
            raise CommandRefused("That is not an e-mail address.")
        if Member.objects.filter(email=email).exists():
            raise CommandRefused("There is a member with this e-mail already.")
        made = make_person(email, arguments.name, password, datetime.now(UTC))
        address = _second_factor(email, made.totp_secret)
    facts = {
        "member": made.member.id,
        "email": email,
        "fingerprint": made.fingerprint,
        "second_factor": address,
    }
    tell(facts, as_json=arguments.json)
    if not arguments.json:
        _picture(address)
        print(
            "No desk yet. Somebody who sits there admits this person after comparing the fingerprint by voice."
        )
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """Print one member a line."""
    with at_work(arguments):
        from amparo.config.people import member_facts

        members = member_facts(datetime.now(UTC))
    if arguments.json:
        tell({"members": members}, as_json=True)
        return 0
    for one in members:
        seats = ", ".join(one["seats"]) or "no seat"
        print(
            f"{one['email'] or one['name']} ({one['kind']}, {one['state']}): {seats}\n   {one['fingerprint']}"
        )
    print(f"{len(members)} members.")
    return 0


def run_close(arguments: argparse.Namespace) -> int:
    """Close a member."""
    from amparo.config import asking

    root_key = asking.key(arguments.root_key, "a root key") if arguments.root_key else None
    with at_work(arguments):
        from amparo.accounts import ceremony, leaving
        from amparo.config.people import empty_desks, named_member

        root = ceremony.root_pair(root_key) if root_key is not None else None
        ended = leaving.close(named_member(arguments.email), datetime.now(UTC), root=root)
        empty = empty_desks()
    tell(
        {"closed": arguments.email, "seats_ended": ended, "desks_without_members": empty},
        as_json=arguments.json,
    )
    if not arguments.json:
        print(
            "Protected from now on. What this member could open before could have been copied before."
        )
    return 0


def run_token(arguments: argparse.Namespace) -> int:
    """Make a service and seat it when the keys of the ceremony are given."""
    if bool(arguments.root_key) != bool(arguments.recovery_key):
        raise CommandRefused(SEATING)
    with at_work(arguments):
        from amparo.accounts.membership import make_service
        from amparo.config.people import Chair, free_name

        free_name(arguments.name)
        chair = (
            Chair.of(arguments, datetime.now(UTC))
            if arguments.root_key
            else Chair.checked(arguments)
        )
        made = make_service(arguments.name, datetime.now(UTC), days=max(1, arguments.days))
        if isinstance(chair, Chair):
            chair.take([(made.member, arguments.role)], datetime.now(UTC))
    facts = {
        "service": made.member.id, "name": arguments.name, "fingerprint": made.fingerprint,
        "expires_at": made.member.expires_at, "seated": isinstance(chair, Chair), "token": made.token,
    }  # fmt: skip
    tell(facts, as_json=arguments.json)
    if not arguments.json:
        print(
            "The token is shown this once."
            + ("" if facts["seated"] else f" It opens nothing until seated at {arguments.desk}.")
        )
    return 0


def run_seat(arguments: argparse.Namespace) -> int:
    """Seat a member by the keys of the ceremony."""
    if not (arguments.root_key and arguments.recovery_key):
        raise CommandRefused(SEATING)
    with at_work(arguments):
        from amparo.config.people import Chair, named_member

        at = datetime.now(UTC)
        member = named_member(arguments.email)
        Chair.of(arguments, at).take([(member, arguments.role)], at)
    tell(
        {"seated": arguments.email, "desk": arguments.desk, "role": arguments.role},
        as_json=arguments.json,
    )
    return 0


def _second_factor(email: str, secret: str) -> str:
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name="Amparo")


def _picture(address: str) -> None:
    import segno

    segno.make(address).terminal(compact=True)
