"""People of a collection, whatever they are in its events: persons, families, groups; and how they are related."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.documentation.details import Address
from amparo.documentation.entry import Entry
from amparo.documentation.shapes import LONG, SHORT, Count, Term, Terms, When, Where, said


class Person(Entry):
    """A person or a group (09xx): victim, alleged perpetrator, source or whoever intervenes.

    registry  the identity in the register of people that this is, when somebody has said so
    standing  whether defender, journalist, trade unionist, as SDG 16.10.1 counts
    """

    kind: ClassVar = "person"
    prefix: ClassVar = "09"

    unit: Term = said(_("Counting unit"), "0902", terms=7, default="")
    name: str = said(_("Name"), "0903", default="", max_length=SHORT)
    other_names: tuple[str, ...] = said(_("Other names"), "0904", default=())
    addresses: tuple[Address, ...] = said(_("Addresses"), "0910", default=())
    born: When | None = said(_("Born"), "0911", default=None)
    birthplace: Term = said(_("Place of birth"), "0912", terms=15, default="")
    birth_locality: Term = said(_("Locality of birth"), "0913", terms=63, default="")
    sex: Term = said(_("Sex"), "0915", terms=39, default="")
    orientation: Term = said(_("Sexual orientation"), "0916", terms=67, default="")
    papers: str = said(_("Identity papers"), "0917", default="", max_length=LONG)
    civil_status: Term = said(_("Civil status"), "0918", terms=8, default="")
    dependants: int | None = said(_("Dependants"), "0919", default=None, ge=0)
    education: Term = said(_("Education"), "0920", terms=9, default="")
    training: str = said(_("Other training"), "0921", default="", max_length=LONG)
    occupations: Terms = said(_("Occupation"), "0922", terms=10, default=())
    local_occupations: Terms = said(
        _("Local word for the occupation"), "0923", terms=64, default=()
    )
    health: str = said(_("Health"), "0924", default="", max_length=LONG)
    medical_records: str = said(_("Medical records"), "0925", default="", max_length=LONG)
    appearance: Terms = said(_("Physical description"), "0926", terms=11, default=())
    deceased: bool = said(_("Has died"), "0927", default=False)
    died: When | None = said(_("Died"), "0928", default=None)
    group_description: str = said(_("Who the group is"), "0930", default="", max_length=LONG)
    size: Count | None = said(_("People in the group"), "0931", default=None)
    religion: Term = said(_("Religion"), "0940", terms=12, default="")
    citizenship: Terms = said(_("Citizenship"), "0941", terms=15, default=())
    peoples: Terms = said(_("People or ethnic group"), "0942", terms=13, default=())
    origins: Terms = said(_("Other background"), "0943", terms=65, default=())
    characteristics: Terms = said(_("Relevant characteristics"), "0944", terms=23, default=())
    languages: Terms = said(_("Languages"), "0945", terms=14, default=())
    local_languages: Terms = said(_("Local languages"), "0946", terms=66, default=())
    national_origin: Term = said(_("National origin"), "0947", terms=15, default="")
    as_source: Term = said(_("Reliability as a source"), "0953", terms=42, default="")
    as_party: Term = said(_("Reliability as intervening party"), "0954", terms=42, default="")
    files: str = said(_("Folders"), "0957", default="", max_length=LONG)
    where: Where | None = said(_("Location"), "0972", default=None)
    standing: Terms = said(_("What they are known for"), terms=103, default=())
    registry: UUID | None = said(_("Identity in the register"), default=None)


class Biographic(Entry):
    """How a person is related to another or to a group, or what they did for a time (23xx)."""

    kind: ClassVar = "biographic"
    prefix: ClassVar = "23"
    lacks: ClassVar = frozenset({"received", "project", "documents", "grouping"})

    person: UUID = said(_("Person"), "2302", refers="person")
    related: UUID | None = said(_("Related person"), "2303", refers="person", default=None)
    type: Term = said(_("Relationship"), "2309", terms=21, default="")
    begins: When | None = said(_("Since"), "2310", default=None)
    ends: When | None = said(_("Until"), "2311", default=None)
    education: Term = said(_("Education"), "2320", terms=9, default="")
    employment: str = said(_("Employment"), "2322", default="", max_length=LONG)
    affiliation: str = said(_("Affiliation"), "2323", default="", max_length=LONG)
    position: str = said(_("Position in the organisation"), "2327", default="", max_length=LONG)
    rank: str = said(_("Rank"), "2328", default="", max_length=LONG)
