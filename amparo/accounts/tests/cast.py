"""A plainly invented cast for tests: one desk of each template of the law pack, one member a role.

Skips the password (its cost is tested apart): actors are made with their keys in hand, exactly as a
session would rebuild them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from amparo.accounts import ceremony
from amparo.accounts.actors import Actor, Keyring
from amparo.accounts.membership import enter_member, make_person, open_secrets
from amparo.accounts.models import Desk, DeskKey, Member, Statement
from amparo.custody import installation, keys
from amparo.custody.principals import Seat
from amparo.law import packs

BIRTH = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
PASSWORD = "una frase larga inventada"


@dataclass
class Cast:
    """An installation with desks; `actor(role, desk)` gives a member with keys, made once."""

    root: keys.SigningPair
    desks: dict[str, tuple[Desk, keys.KeyPair]] = field(default_factory=dict)
    actors: dict[tuple[str, str, int], Actor] = field(default_factory=dict)

    def desk(self, code: str) -> Desk:
        return self.desks[code][0]

    def desk_of_kind(self, kind: str, institution: str | None = None) -> Desk:
        return next(
            desk
            for desk, _ in self.desks.values()
            if desk.kind == kind and institution in (None, desk.institution)
        )

    def actor(self, role: str, desk_code: str | None = None, *, number: int = 1) -> Actor:
        """The `number`-th member of a role; at the first desk whose template has the role, or a given one."""
        code = desk_code or next(
            template.code for template in packs.current().desks if role in template.roles
        )
        if (role, code, number) not in self.actors:
            self.actors[role, code, number] = self._make(role, code, number)
        return self.actors[role, code, number]

    def member(self, role: str, desk_code: str | None = None, *, number: int = 1) -> Member:
        return Member.objects.get(id=self.actor(role, desk_code, number=number).id)

    def _make(self, role: str, code: str, number: int) -> Actor:
        desk, pair = self.desks[code]
        person = _person(f"{role}.{code}.{number}".replace("_", "-"), f"{role} de prueba {number}")
        ceremony.seat_first(desk, pair, [(person.member, role)], self.root, BIRTH)
        seat = Seat(desk.id, desk.code, desk.kind, desk.institution, role, 1)
        ring = Keyring(person.signing, person.box, {(desk.id, 1): pair})
        return Actor(person.member.id, person.member.name, "member", (seat,), ring)


@dataclass(frozen=True)
class _Person:
    """A member's row with their keys in hand."""

    member: Member
    box: keys.KeyPair
    signing: keys.SigningPair


def _person(address: str, name: str) -> _Person:
    """Make somebody once a run, by the password's whole cost; after that the same row is entered again."""
    if address in _people:
        known = _people[address]
        row = {field.attname: getattr(known.member, field.attname) for field in Member._meta.fields}
        enter_member(Member(**row), BIRTH)
        return known
    member = make_person(f"{address}@example.invalid", name, PASSWORD, BIRTH).member
    stretched = keys.stretch(PASSWORD, installation.pepper(), bytes(member.salt or b""), keys.FLOOR)
    _people[address] = _Person(member, *open_secrets(member, stretched))
    return _people[address]


def empty_ledger() -> None:
    """Begin a ledger anew, as only somebody who owns the database can: tests share one database."""
    with connection.cursor() as cursor:
        for table in ("ledger_entry", "ledger_node"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"TRUNCATE {table}")
            for trigger in ("grows", "stays"):
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{trigger}")


def found_installation(data_dir: Path) -> Cast:
    """Keys in `data_dir` and every desk template of the pack; the settings must point there.

    Made once a run by a real ceremony; after that the same rows and key files are put back.
    """
    empty_ledger()
    if not _made:
        _made.append(_Snapshot.taken(data_dir))
    return _made[0].restored(data_dir)


@dataclass
class _Snapshot:
    """What the ceremony left: its key files, its rows and its ledger."""

    files: dict[str, bytes]
    rows: list[list[Any]]
    ledger: dict[str, list[tuple[Any, ...]]]
    root: keys.SigningPair
    desks: dict[str, tuple[Desk, keys.KeyPair]]

    @classmethod
    def taken(cls, data_dir: Path) -> _Snapshot:
        root = ceremony.make_keys(data_dir)
        desks = {}
        for template in packs.current().desks:
            plan = ceremony.DeskPlan(
                template.code, template.institution, template.kind, f"{template.code} (inventada)"
            )
            desks[template.code] = ceremony.make_desk(plan, root, BIRTH)
        paths = [path for path in data_dir.rglob("*") if path.is_file()]
        files = {str(path.relative_to(data_dir)): path.read_bytes() for path in paths}
        rows = [list(model.objects.all()) for model in _TABLES]
        with connection.cursor() as cursor:
            ledger = {}
            for table in _LEDGER:
                cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - the names are our own
                ledger[table] = cursor.fetchall()
        for model in reversed(_TABLES):
            model.objects.all().delete()
        for path in paths:
            path.unlink()
        empty_ledger()
        return cls(files, rows, ledger, root, desks)

    def restored(self, data_dir: Path) -> Cast:
        for name, content in self.files.items():
            (data_dir / name).parent.mkdir(parents=True, exist_ok=True)
            (data_dir / name).write_bytes(content)
        installation.forget_cache()
        for model, rows in zip(_TABLES, self.rows, strict=True):
            model.objects.bulk_create(rows)
        with connection.cursor() as cursor:
            for table, found in self.ledger.items():
                places = ", ".join(["%s"] * len(found[0]))
                cursor.executemany(f"INSERT INTO {table} VALUES ({places})", found)  # noqa: S608 - the names are our own
        return Cast(self.root, dict(self.desks))


_TABLES: tuple[type[Any], ...] = (Desk, Statement, DeskKey)
_LEDGER = ("ledger_entry", "ledger_node")
_made: list[_Snapshot] = []
_people: dict[str, _Person] = {}
