"""institutions.yaml and desks.yaml: who is bound, who is only articulated, and the desks they keep."""

from enum import StrEnum

from pydantic import Field

from amparo.law.schema.access import Profile
from amparo.law.schema.base import (
    Frozen,
    InstitutionCode,
    Labelled,
    NormCode,
    PartialDate,
    Text,
)


class InstitutionKind(StrEnum):
    """How an institution stands towards the mechanism."""

    LEAD = "lead"
    MEMBER = "member"
    BODY = "body"
    ARTICULATED = "articulated"
    OUTSIDE = "outside"


class Membership(Frozen):
    """From when an institution belongs to the mechanism, until when, and by which norm."""

    from_: PartialDate = Field(alias="from")
    to: PartialDate | None = None
    norm: NormCode


class Institution(Frozen):
    """A ministry, a body under one, or somebody the mechanism works with without binding them."""

    code: InstitutionCode
    name: Text
    short: str
    kind: InstitutionKind
    parent: InstitutionCode | None = None
    membership: tuple[Membership, ...] = ()
    responsibilities: Text
    seen_in: str


class DeskKind(StrEnum):
    """What a desk is for."""

    INTAKE = "intake"
    ALTERNATE_INTAKE = "alternate_intake"
    DUTY = "duty"
    ANALYSIS = "analysis"
    DECISION = "decision"
    SUPERVISION = "supervision"
    FOCAL_POINT = "focal_point"
    POLICE_UNIT = "police_unit"
    LIAISON = "liaison"
    COMPANION = "companion"
    OBSERVER = "observer"
    AUDIT = "audit"
    ADMINISTRATION = "administration"
    INTERNATIONAL = "international"
    COORDINATION = "coordination"
    LITIGATION = "litigation"
    DOCUMENTATION = "documentation"
    ADVOCACY = "advocacy"
    LEGAL_REVIEW = "legal_review"


class Desk(Labelled):
    """A template from which an installation of its profile creates a desk."""

    kind: DeskKind
    institution: InstitutionCode
    roles: tuple[str, ...] = Field(min_length=1)
    note: Text | None = None
    profile: Profile = Profile.MECHANISM


class Desks(Frozen):
    """desks.yaml."""

    desks: tuple[Desk, ...]


class Institutions(Frozen):
    """institutions.yaml."""

    institutions: tuple[Institution, ...]
