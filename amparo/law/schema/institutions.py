"""institutions.yaml and desks.yaml: who is bound, who is only articulated, and the desks they keep."""

from enum import StrEnum

from pydantic import Field

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

    def was_member(self, day: str) -> bool:
        """Whether it belonged to the mechanism on that ISO day (text order is date order)."""
        return any(m.from_ <= day and (m.to is None or day <= m.to) for m in self.membership)


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


class Desk(Labelled):
    """A template from which an installation creates a desk."""

    kind: DeskKind
    institution: InstitutionCode
    roles: tuple[str, ...] = Field(min_length=1)
    note: Text | None = None


class Desks(Frozen):
    """desks.yaml."""

    desks: tuple[Desk, ...]


class Institutions(Frozen):
    """institutions.yaml."""

    institutions: tuple[Institution, ...]
