"""The answers that a file offers now for each field of a form marked with a source."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.accounts.models import Desk, MemberKind, Membership
from amparo.accounts.selectors import desk_called
from amparo.agenda.models import Deadline
from amparo.coordination.law import kinds_that_answer
from amparo.custody.models import Receipt
from amparo.earlywarning.handing import kinds_for
from amparo.law.schema import DeskKind, Labelled, Pack
from amparo.measures import selectors as measures
from amparo.registry.models import Case

AT_A_MECHANISM_DESK = (
    DeskKind.INTAKE,
    DeskKind.ALTERNATE_INTAKE,
    DeskKind.DUTY,
    DeskKind.ANALYSIS,
    DeskKind.DECISION,
)
READS_NOTHING = (DeskKind.AUDIT, DeskKind.ADMINISTRATION, DeskKind.OBSERVER)
# Whoever carries out a measure; the mechanism's own desks give orders and receive none.
OF_AN_INSTITUTION = tuple(
    kind
    for kind in DeskKind
    if kind not in (*AT_A_MECHANISM_DESK, *READS_NOTHING, DeskKind.SUPERVISION)
)
WORKERS = ("analyst", "duty_delegate", "intake_officer")
TRACKS = {"urgent": _("Urgent: counted in hours"), "ordinary": _("Ordinary: counted in days")}
CHANNELS = {
    "portal": _("On her own page, with the receipt"),
    "telephone": _("By telephone, in the hours she chose"),
    "in_person": _("In person"),
    "companion": _("Through the organisation that accompanies her"),
}
APPOINTMENTS = {
    "interview": _("Interview"),
    "visit": _("Visit"),
    "plan_meeting": _("Meeting on the plan"),
    "notification": _("Notification"),
}
STANDINGS = {"own": _("The person herself"), "proxy": _("Somebody on her behalf")}
AGREEMENTS = {
    "yes": _("She agrees"),
    "no": _("She does not agree"),
    "proposed_other": _("She proposes something else"),
}
VOICES = {
    "telephone": _("By telephone"),
    "in_person": _("In person"),
    "other": _("In another way"),
}
HELPED = {
    "yes": _("Yes"),
    "partly": _("Partly"),
    "no": _("No"),
    "worse": _("It made things worse"),
}
FINDINGS = {
    "arrived": _("It arrived"),
    "not_arrived": _("It did not arrive"),
    "partly_arrived": _("It arrived in part"),
}
UNBLOCKING = {"extend": _("A later date"), "insist": _("The order stands as it is")}
OUTCOMES = {
    "upheld": _("In her favour"),
    "partly_upheld": _("In her favour in part"),
    "dismissed": _("Against"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the value a body carries, and the label a person reads.

    reveals  of a measure: the facts that an order of its kind may tell
    """

    value: str
    label: str
    reveals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """On what file, by whom, in which language the choices are asked."""

    actor: Actor
    case: Case
    pack: Pack
    track: str
    language: str


def options(source: str, asked: Asked) -> list[Option]:
    """Return the answers of a source; `reasons:GROUP` are the pack's coded reasons."""
    head, _colon, group = source.partition(":")
    if head == "reasons":
        return _reasons(group, asked)
    return _SOURCES[head](asked)


def _reasons(group: str, asked: Asked) -> list[Option]:
    if group != "change":
        return _labelled(asked.pack.reasons_for(group), asked)
    of_terms = {r for term in asked.pack.terms if term.extension for r in term.extension.reasons}
    found = asked.pack.reasons_for("extension")
    return _labelled((r for r in found if r.code not in of_terms), asked)


def _labelled(entries: Iterable[Labelled], asked: Asked) -> list[Option]:
    return [Option(entry.code, entry.label.in_(asked.language)) for entry in entries]


def _fixed(table: dict[str, str]) -> Callable[[Asked], list[Option]]:
    return lambda asked: [Option(code, gettext(label)) for code, label in table.items()]


def _other_track(asked: Asked) -> list[Option]:
    return [Option(c, gettext(label)) for c, label in TRACKS.items() if c != asked.track]


def _institutions(asked: Asked) -> list[Option]:
    return [Option(i.code, i.name.in_(asked.language)) for i in asked.pack.institutions]


def _desks(kinds: Iterable[str] | None) -> Callable[[Asked], list[Option]]:
    def listed(asked: Asked) -> list[Option]:
        del asked
        found = Desk.objects.order_by("name")
        if kinds is not None:
            found = found.filter(kind__in=list(kinds))
        return [Option(str(desk.pk), desk_called(desk.code, desk.name)) for desk in found]

    return listed


def _answering_desks(asked: Asked) -> list[Option]:
    return _desks(kinds_that_answer(asked.pack))(asked)


def _members(roles: tuple[str, ...]) -> Callable[[Asked], list[Option]]:
    def listed(asked: Asked) -> list[Option]:
        del asked
        seats = Membership.objects.filter(
            role__in=roles, ended_at=None, member__kind=MemberKind.PERSON
        ).select_related("member", "desk")
        seen: dict[UUID, Option] = {}
        for seat in seats.order_by("member__name", "since"):
            label = f"{seat.member.name} ({desk_called(seat.desk.code, seat.desk.name)})"
            seen.setdefault(seat.member_id, Option(str(seat.member_id), label))
        return list(seen.values())

    return listed


def _terms(*, paused: bool) -> Callable[[Asked], list[Option]]:
    def listed(asked: Asked) -> list[Option]:
        rows = Deadline.objects.open().filter(
            file_id=asked.case.pk, suspended_at__isnull=not paused
        )
        terms = [(row, asked.pack.term(row.term_code)) for row in rows.order_by("due_at")]
        return [
            Option(str(row.pk), term.label.in_(asked.language))
            for row, term in terms
            if term.may_pause
        ]

    return listed


def _shareable(asked: Asked) -> list[Option]:
    held = kinds_for(asked.pack, asked.actor.roles)
    found = [e for e in asked.pack.matrix.envelopes if e.code in held and e.code != "shield"]
    return _labelled(found, asked)


def _receipts(asked: Asked) -> list[Option]:
    rows = Receipt.objects.filter(file_id=asked.case.pk, revoked_at=None)
    rows = rows.exclude(standing="decoy").order_by("created_at")
    return [
        Option(str(row.pk), f"{gettext(STANDINGS[row.standing])} · {_local_day(row.created_at)}")
        for row in rows
    ]


def _local_day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "DATE_FORMAT")


def _measures(asked: Asked) -> list[Option]:
    rows = measures.measures(asked.actor, asked.case.pk).exclude(state="ended")
    return [_measure(asked, str(row.pk), row.type, row.institution) for row in rows]


def _measure_types(asked: Asked) -> list[Option]:
    return [_measure(asked, one.code, one.code) for one in asked.pack.measures]


def _measure(asked: Asked, value: str, code: str, institution: str = "") -> Option:
    kind = asked.pack.measure(code)
    label = kind.label.in_(asked.language)
    if institution:
        label = f"{label} · {_institution(asked, institution)}"
    return Option(value, label, tuple(kind.reveals))


def _institution(asked: Asked, code: str) -> str:
    return asked.pack.institution(code).name.in_(asked.language)


def _contradictions(asked: Asked) -> list[Option]:
    rows = measures.contradictions(asked.actor, asked.case.pk)
    return [
        Option(str(row.pk), f"{row.order.number} · {_institution(asked, row.order.institution)}")
        for row in rows
    ]


def _words_languages(asked: Asked) -> list[Option]:
    spoken = [one for one in asked.pack.meta.languages if one.status == "complete"]
    return _labelled(spoken, asked)


_SOURCES: dict[str, Callable[[Asked], list[Option]]] = {
    "tracks": _fixed(TRACKS),
    "other_track": _other_track,
    "channels": _fixed(CHANNELS),
    "appointments": _fixed(APPOINTMENTS),
    "standings": _fixed(STANDINGS),
    "appeal_outcomes": _fixed(OUTCOMES),
    "agreements": _fixed(AGREEMENTS),
    "voices": _fixed(VOICES),
    "helped": _fixed(HELPED),
    "findings": _fixed(FINDINGS),
    "unblocking": _fixed(UNBLOCKING),
    "measures": _measures,
    "contradictions": _contradictions,
    "institutions": _institutions,
    "desks": _desks(OF_AN_INSTITUTION),
    "mechanism_desks": _desks(AT_A_MECHANISM_DESK),
    "answering_desks": _answering_desks,
    "companions": _desks([DeskKind.COMPANION]),
    "shielded_desks": _desks([kind for kind in DeskKind if kind not in READS_NOTHING]),
    "analysts": _members(("analyst",)),
    "workers": _members(WORKERS),
    "running_terms": _terms(paused=False),
    "paused_terms": _terms(paused=True),
    "pause_reasons": lambda asked: _reasons("pause", asked),
    "remedies": lambda asked: _labelled(asked.pack.procedure.appeal.remedies, asked),
    "languages": _words_languages,
    "all_languages": lambda asked: _labelled(asked.pack.meta.languages, asked),
    "measure_types": _measure_types,
    "shareable_kinds": _shareable,
    "receipts": _receipts,
}
