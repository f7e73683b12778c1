"""The desks of the law pack and the people at them: plainly invented, their secrets known to everybody."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pyotp

from amparo.accounts import ceremony
from amparo.accounts.actors import Actor
from amparo.accounts.membership import make_person, make_service
from amparo.accounts.models import Desk, Member
from amparo.accounts.services import actor_of, sign_in, sign_out
from amparo.custody import keys
from amparo.kernel.text import fold
from amparo.law import packs
from amparo.law.schema.access import Profile

PASSWORD = "todo aqui es inventado"  # noqa: S105 - known to everybody, in a demonstration alone
DOMAIN = "demo.invalid"

# (given name, role, desk); a surname is added, so that nobody takes them for somebody.
_SEATS = (
    ("Rosa", "intake_officer", "intake"),
    ("Julio", "intake_officer", "intake"),
    ("Nélida", "intake_officer", "intake_alternate"),
    ("Saúl", "duty_delegate", "duty"),
    ("Elisa", "duty_delegate", "duty"),
    ("Ana", "analyst", "analysis"),
    ("Víctor", "analyst", "analysis"),
    ("Carmen", "second_signer", "analysis"),
    ("Inés", "decision_maker", "decision"),
    ("Teodoro", "supervisor", "supervision"),
    ("Raúl", "focal_point", "focal_mininter"),
    ("Olga", "focal_point", "focal_dggi"),
    ("Pilar", "focal_point", "focal_minam"),
    ("Hugo", "focal_point", "focal_unida"),
    ("Irma", "focal_point", "focal_oefa"),
    ("Darío", "focal_point", "focal_sernanp"),
    ("Luz", "focal_point", "focal_senamhi"),
    ("Nicanor", "focal_point", "focal_mincul"),
    ("Flor", "focal_point", "focal_mimp"),
    ("Mirna", "focal_point", "focal_aurora"),
    ("Paul", "focal_point", "focal_rree"),
    ("Wilma", "focal_point", "focal_minem"),
    ("Edgar", "focal_point", "focal_midagri"),
    ("Silvia", "focal_point", "focal_serfor"),
    ("Óscar", "focal_point", "focal_devida"),
    ("Marta", "focal_point", "focal_defensa_publica"),
    ("Aldo", "focal_point", "focal_osinfor"),
    ("Gladys", "focal_point", "focal_minsa"),
    ("Percy", "focal_point", "focal_gore"),
    ("Marcos", "police_unit", "police_unit"),
    ("Lidia", "prosecutor_liaison", "prosecutor_liaison"),
    ("Sonia", "companion", "companion"),
    ("Tito", "companion", "companion_indigenous"),
    ("Berta", "observer", "observer"),
    ("Ciro", "auditor", "audit"),
    ("Nora", "administrator", "administration"),
    ("Delia", "international_liaison", "international"),
)
# The people of the organisation, in an installation of its own.
_SEATS_BESIDE = (
    ("Amelia", "coordinator", "org_coordination"),
    ("Bruno", "litigator", "org_litigation"),
    ("Clara", "litigator", "org_litigation"),
    ("Dina", "documenter", "org_documentation"),
    ("Efraín", "documenter", "org_documentation"),
    ("Fátima", "advocate", "org_advocacy"),
    ("Gael", "advocate", "org_advocacy"),
    ("Hilda", "reviewer", "org_review"),
    ("Iván", "auditor", "org_audit"),
    ("Julia", "administrator", "org_administration"),
)
# Desks of which the pack gives only a template: a station, an organisation.
_NAMES = {
    "police_unit": "Comisaría de Puerto Muestra (inventada)",
    "companion": "Asociación Acompañar (inventada)",
    "companion_indigenous": "Federación Río Inventado (inventada)",
}


@dataclass(frozen=True, slots=True)
class Person:
    """One member of the demonstration, by the short name that the stories use."""

    name: str
    role: str
    desk: str

    @property
    def short(self) -> str:
        return fold(self.name.split()[0])

    @property
    def email(self) -> str:
        return f"{self.short}.{self.desk.replace('_', '-')}@{DOMAIN}"

    @property
    def totp_secret(self) -> str:
        """Return the same base32 secret in every demonstration."""
        return base64.b32encode(hashlib.sha256(self.email.encode()).digest()[:20]).decode()


PEOPLE = tuple(Person(f"{given} Demo", role, desk) for given, role, desk in _SEATS)
PEOPLE_BESIDE = tuple(Person(f"{given} Demo", role, desk) for given, role, desk in _SEATS_BESIDE)


@dataclass
class House:
    """Desks with their keys, and members with theirs, while the demonstration is being made."""

    root: keys.SigningPair = field(repr=False)
    people: tuple[Person, ...] = PEOPLE
    desks: dict[str, tuple[Desk, keys.KeyPair]] = field(default_factory=dict, repr=False)
    actors: dict[str, Actor] = field(default_factory=dict, repr=False)

    def desk(self, code: str) -> Desk:
        return self.desks[code][0]

    def desk_of(self, institution: str) -> Desk:
        """Return the desk at which an institution receives orders."""
        receiving = ("focal_point", "police_unit")
        return next(
            desk
            for desk, _pair in self.desks.values()
            if desk.institution == institution and desk.kind in receiving
        )

    def who_answers(self, desk: Desk) -> str:
        """Return the short name of the person at a desk."""
        return next(person.short for person in self.people if person.desk == desk.code)


def found(home: Path, born: datetime, profile: str = Profile.MECHANISM) -> House:
    """Hold the ceremony at `born`: keys in `home`, every desk of the profile, its first members."""
    people = PEOPLE if profile == Profile.MECHANISM else PEOPLE_BESIDE
    house = House(ceremony.make_keys(home), people)
    for template in packs.current().desks_of(profile):
        name = _NAMES.get(template.code, template.label.in_("es"))
        plan = ceremony.DeskPlan(template.code, template.institution, template.kind, name)
        desk, pair = ceremony.make_desk(plan, house.root, born)
        seated = [(_make(one, born), one.role) for one in people if one.desk == template.code]
        ceremony.seat_first(desk, pair, seated, house.root, born)
        house.desks[template.code] = desk, pair
    for person in people:
        house.actors[person.short] = _signed_in(person, born + timedelta(minutes=5))
    return house


def _make(person: Person, at: datetime) -> Member:
    # Secrets that everybody knows gain nothing from a slow derivation.
    made = make_person(
        person.email,
        person.name,
        PASSWORD,
        at,
        totp_secret=person.totp_secret,
        parameters=keys.FLOOR,
    )
    return made.member


def _signed_in(person: Person, at: datetime) -> Actor:
    """Return the member with the keys that a sign-in opens, as the stories need them."""
    secret = sign_in(person.email, PASSWORD, pyotp.TOTP(person.totp_secret).at(at), at)
    actor = actor_of(secret, at)
    sign_out(secret, at)
    if actor is None:
        raise LookupError(person.email)
    return actor


def machines(house: House, at: datetime) -> Iterator[dict[str, str]]:
    """Give each member a service of the same desk and role, and yield what visitors are told."""
    for code, (desk, pair) in house.desks.items():
        here = [person for person in house.people if person.desk == code]
        made = [make_service(f"Servicio de {person.name}", at) for person in here]
        seats = [(one.member, person.role) for one, person in zip(made, here, strict=True)]
        ceremony.seat_first(desk, pair, seats, house.root, at)
        for one, person in zip(made, here, strict=True):
            yield {
                "email": person.email,
                "password": PASSWORD,
                "totp_secret": person.totp_secret,
                "role": person.role,
                "desk": code,
                "institution": desk.institution,
                "token": one.token,
            }
