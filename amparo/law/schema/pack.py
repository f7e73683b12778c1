"""A whole pack, and the questions the other apps put to it."""

from functools import cached_property

from amparo.law.schema.access import Matrix, Role
from amparo.law.schema.base import Frozen, InstitutionCode, Labelled, one
from amparo.law.schema.calendar import CalendarDays
from amparo.law.schema.form import Form
from amparo.law.schema.institutions import Desk, Institution
from amparo.law.schema.instrument import Instrument
from amparo.law.schema.meta import Meta
from amparo.law.schema.norms import Document, Norm, Reference, Regime
from amparo.law.schema.procedure import Procedure
from amparo.law.schema.terms import Event, Term, Wait
from amparo.law.schema.vocabulary import (
    ActKind,
    Approach,
    Measure,
    Reason,
    ReasonGroup,
    RevealField,
    Source,
)


class Pack(Frozen):
    """One country's law as data, at one version. `digest` is the SHA-256 of its files."""

    meta: Meta
    norms: tuple[Norm, ...]
    regimes: tuple[Regime, ...]
    documents: tuple[Document, ...]
    references: tuple[Reference, ...]
    institutions: tuple[Institution, ...]
    desks: tuple[Desk, ...]
    roles: tuple[Role, ...]
    matrix: Matrix
    procedure: Procedure
    events: tuple[Event, ...]
    terms: tuple[Term, ...]
    waits: tuple[Wait, ...] = ()
    sources: tuple[Source, ...]
    act_kinds: tuple[ActKind, ...]
    reveals: tuple[RevealField, ...]
    evidence_kinds: tuple[Labelled, ...]
    measures: tuple[Measure, ...]
    approaches: tuple[Approach, ...]
    defended: tuple[Labelled, ...]
    reasons: tuple[Reason, ...]
    form: Form
    instrument: Instrument
    calendar: CalendarDays
    digest: str

    @property
    def code(self) -> str:
        """The pack's own code, also the name of its folder."""
        return self.meta.code

    @property
    def version(self) -> str:
        """The ISO day of this version."""
        return self.meta.version

    @property
    def edition(self) -> str:
        """Version and content together: what a case keeps, and what `packs.at` finds again."""
        return f"{self.meta.version}+{self.digest[:12]}"

    def norm(self, code: str) -> Norm:
        """Raises UnknownCode."""
        return one(self.norms, code, "norm")

    def institution(self, code: str) -> Institution:
        """Raises UnknownCode."""
        return one(self.institutions, code, "institution")

    def desk(self, code: str) -> Desk:
        """Raises UnknownCode."""
        return one(self.desks, code, "desk")

    def desks_of(self, profile: str) -> tuple[Desk, ...]:
        """The templates of an installation of that profile."""
        return tuple(desk for desk in self.desks if desk.profile == profile)

    def role(self, code: str) -> Role:
        """Raises UnknownCode."""
        return one(self.roles, code, "role")

    def term(self, code: str) -> Term:
        """Raises UnknownCode."""
        return one(self.terms, code, "term")

    def wait(self, code: str) -> Wait | None:
        """The wait of that code, None where the pack foresees none."""
        return next((wait for wait in self.waits if wait.code == code), None)

    def measure(self, code: str) -> Measure:
        """Raises UnknownCode."""
        return one(self.measures, code, "measure")

    def source(self, code: str) -> Source:
        """Raises UnknownCode."""
        return one(self.sources, code, "source")

    def reason(self, code: str) -> Reason:
        """Raises UnknownCode."""
        return one(self.reasons, code, "reason")

    def reasons_for(self, group: ReasonGroup | str) -> tuple[Reason, ...]:
        """The coded reasons that answer that question."""
        return tuple(r for r in self.reasons if r.group == group)

    def acts_of(self, role: str) -> frozenset[str]:
        """The acts of the procedure that role may do somewhere."""
        return self.procedure.acts_of(role)

    def terms_started_by(self, event: str, track: str) -> tuple[Term, ...]:
        """The terms that an event (not an act: those are on the row) starts on that track."""
        return tuple(t for t in self.terms if event in t.starts_on and t.track.covers(track))

    def terms_met_by(self, event: str, track: str) -> tuple[Term, ...]:
        """The terms that an event (not an act: those are on the row) fulfils on that track."""
        return tuple(t for t in self.terms if event in t.met_by and t.track.covers(track))

    def row_terms(
        self, codes: tuple[str, ...], track: str, subject: str = "file"
    ) -> tuple[Term, ...]:
        """The terms named by a row that apply on that track to that subject (file, order, information, appeal)."""
        named = map(self.term, codes)
        return tuple(t for t in named if t.track.covers(track) and t.subject == subject)

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for institution in self.institutions:
            if institution.parent:
                found.setdefault(institution.parent, []).append(institution.code)
        return {parent: tuple(codes) for parent, codes in found.items()}

    def with_bodies(self, code: InstitutionCode) -> frozenset[str]:
        """An institution and everything under it."""
        below = self._children.get(code, ())
        return frozenset({code}).union(*(self.with_bodies(child) for child in below))

    def must_not_know(self, sources: tuple[str, ...]) -> frozenset[str]:
        """The institutions, with all their bodies, closed to a file that names those alleged sources."""
        named = [code for s in sources for code in self.source(s).must_not_know]
        return frozenset[str]().union(*(self.with_bodies(code) for code in named))
