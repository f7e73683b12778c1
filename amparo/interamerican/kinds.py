"""The closed sets of matters, as codes with their words for people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    PRECAUTIONARY = "precautionary_measure", _("Precautionary measure")
    PROVISIONAL = "provisional_measures", _("Provisional measures")
    PETITION = "petition", _("Petition")
    SETTLEMENT = "friendly_settlement", _("Friendly settlement")
    JUDGMENT = "judgment", _("Judgment")


class Body(models.TextChoices):
    COMMISSION = "iachr", _("Inter-American Commission")
    COURT = "court", _("Inter-American Court")


class Side(models.TextChoices):
    """On which side of the matter this installation stands."""

    STATE = "state", _("the State")
    REPRESENTATIVES = "representatives", _("representatives")


class Whose(models.TextChoices):
    """Whose turn a date is, and who wrote a paper."""

    STATE = "state", _("The State")
    REPRESENTATIVES = "representatives", _("The representatives")
    BODY = "body", _("The supervising body")
    COMMISSION = "commission", _("The Commission, before the Court")


class Known(models.TextChoices):
    """How the key of the other side's log came to be known."""

    FIRST_USE = "first_use", _("taken from the first bundle that came")
    TELEPHONE = "telephone", _("compared by telephone")


class Part(models.TextChoices):
    """What somebody is in a matter; whoever asks need not be whoever is protected."""

    BENEFICIARY = "beneficiary", _("Beneficiary")
    FAMILY = "family", _("Family member")
    VICTIM = "victim", _("Victim")
    REPRESENTATIVE = "representative", _("Representative")
    PETITIONER = "petitioner", _("Petitioner")


# Those a matter is about: without their consent nothing is asked for them.
PROTECTED = frozenset({Part.BENEFICIARY, Part.FAMILY, Part.VICTIM})


class Identity(models.TextChoices):
    IDENTIFIED = "identified", _("Identified")
    IDENTIFIABLE = "identifiable", _("A group, described")
    RESERVED = "reserved", _("Identity reserved")


class ConsentKind(models.TextChoices):
    GIVEN = "given", _("Gave consent")
    WITHDRAWN = "withdrawn", _("Withdrew consent")
    JUSTIFIED = "justified", _("Absent, and justified")


class ConsentForm(models.TextChoices):
    WRITTEN = "written", _("In writing")
    RECORDED = "recorded", _("By voice, recorded")
    ASSEMBLY = "assembly", _("By an assembly of the group")
    GUARDIAN = "guardian", _("By whoever answers for them")


class Scope(models.TextChoices):
    """What a consent or a mandate covers."""

    REQUEST = "request", _("To ask for the measures")
    FOLLOW_UP = "follow_up", _("To act in the follow-up")
    STATE_KNOWS = "state_knows", _("That the State knows who it is")
    PUBLICATION = "publication", _("That it is published")


class Section(models.TextChoices):
    """The parts of a request: the three requirements, and what it must tell."""

    GRAVITY = "gravity", _("Gravity")
    URGENCY = "urgency", _("Urgency")
    HARM = "irreparable_harm", _("Irreparable harm")
    PEOPLE = "people", _("Who is to be protected, or how they can be known")
    FACTS = "facts", _("What happened, day by day")
    ASKED = "measures_asked", _("The measures that are asked")
    COMPLAINT = "prior_complaint", _("The complaint before the authorities, or why there is none")


REQUIREMENTS = (Section.GRAVITY, Section.URGENCY, Section.HARM)


class DueKind(models.TextChoices):
    STATE_REPORT = "state_report", _("Report of the State")
    OBSERVATIONS = "observations", _("Observations of the representatives")
    INFORMATION = "information", _("Information that was asked")
    COMMENTS = "comments", _("Comments on the request to lift")
    COMMITMENT = "commitment", _("Commitment of a meeting")
    REMEDY = "remedy", _("Answer of a court of the country")
    FILING = "filing", _("The petition itself, after the last remedy")
    COMMISSION = "commission", _("Observations of the Commission")
    OTHER = "other", _("Something else")


class PaperKind(models.TextChoices):
    REQUEST = "request", _("Request")
    STATE_REPORT = "state_report", _("Report of the State")
    OBSERVATIONS = "observations", _("Observations of the representatives")
    COMMISSION = "commission", _("Observations of the Commission")
    INFORMATION = "information", _("Information that was asked")
    RESOLUTION = "resolution", _("Resolution")
    LETTER = "letter", _("Letter")


class Speaker(models.TextChoices):
    """The four voices on a point, kept apart."""

    STATE = "state", _("The State")
    BENEFICIARIES = "beneficiaries", _("Beneficiaries or their representatives")
    SUPERVISOR = "supervisor", _("The supervising body")
    OWN = "own", _("Our own view")


class Stance(models.TextChoices):
    DONE = "done", _("Says it is done")
    PARTLY = "partly", _("Says it is partly done")
    NOT_DONE = "not_done", _("Says it is not done")
    NO_POSITION = "no_position", _("Takes no position on whether it is done")


class PointKind(models.TextChoices):
    PROTECT = "protect", _("Protect life and integrity")
    WORK = "work", _("Let them do their work")
    AGREE = "agree", _("Agree the measures with them")
    INVESTIGATE = "investigate", _("Investigate and report")
    RESTITUTION = "restitution", _("Restitution")
    REHABILITATION = "rehabilitation", _("Rehabilitation")
    SATISFACTION = "satisfaction", _("Satisfaction")
    NON_REPETITION = "non_repetition", _("Guarantee of non-repetition")
    COMPENSATION = "compensation", _("Compensation")
    COSTS = "costs", _("Costs")
    OTHER = "other", _("Something else")


class Measure(models.TextChoices):
    """By what a finding is measured."""

    MITIGATION = "mitigation", _("Whether the risk was mitigated")
    COMPLIANCE = "compliance", _("Compliance")
    CONTEMPT = "contempt", _("Breach declared (Article 65)")


class Value(models.TextChoices):
    MITIGATED = "mitigated", _("Mitigated")
    PARTLY = "partly", _("Partly mitigated")
    NOT_MITIGATED = "not_mitigated", _("Not mitigated")
    TOTAL = "total", _("Total compliance")
    SUBSTANTIAL = "substantial", _("Substantial partial compliance")
    PARTIAL = "partial", _("Partial compliance")
    PENDING = "pending", _("Pending")
    NOT_COMPLIED = "not_complied", _("Non-compliance")
    DECLARED = "declared", _("Breach declared")


# The Court has three degrees of compliance, and a breach apart; the Commission has five.
COMPLIANCE = {
    Body.COURT: (Value.TOTAL, Value.PARTIAL, Value.PENDING),
    Body.COMMISSION: (
        *(Value.TOTAL, Value.SUBSTANTIAL, Value.PARTIAL, Value.PENDING),
        Value.NOT_COMPLIED,
    ),
}


def values_of(measure: str, body: str) -> tuple[Value, ...]:
    """What a finding may say: compliance by the degrees of the body that supervises."""
    return {
        Measure.MITIGATION: (Value.MITIGATED, Value.PARTLY, Value.NOT_MITIGATED),
        Measure.COMPLIANCE: COMPLIANCE[Body(body)],
        Measure.CONTEMPT: (Value.DECLARED,) if body == Body.COURT else (),
    }[Measure(measure)]


class MeetingKind(models.TextChoices):
    WORKING = "working_meeting", _("Working meeting")
    BILATERAL = "bilateral", _("Meeting of the parties")
    HEARING = "hearing", _("Hearing")
    VISIT = "visit", _("Visit")


class RemedyKind(models.TextChoices):
    HABEAS_CORPUS = "habeas_corpus", _("Habeas corpus")
    AMPARO = "amparo", _("Amparo")
    ORDINARY = "ordinary", _("Ordinary proceeding")
    OTHER = "other", _("Something else")


class Outcome(models.TextChoices):
    UPHELD = "upheld", _("Upheld")
    PARTLY_UPHELD = "partly_upheld", _("Partly upheld")
    REJECTED = "rejected", _("Rejected")
    INADMISSIBLE = "inadmissible", _("Declared inadmissible")
    NEVER_ANSWERED = "never_answered", _("Never answered")


class Exemption(models.TextChoices):
    """Why remedies of the country need not be exhausted (Article 46.2 of the Convention)."""

    NO_DUE_PROCESS = "no_due_process", _("The law of the country gives no due process for it")
    NO_ACCESS = "no_access", _("Access was denied, or exhausting it was prevented")
    DELAY = "delay", _("Unwarranted delay")


class Tie(models.TextChoices):
    """How one matter goes with another, or with a case file; each stays its own."""

    ESCALATED = "escalated", _("It went on to the Court in")
    SETTLED = "settled", _("It was settled in")
    JUDGED = "judged", _("It was judged in")
    SAME_FACTS = "same_facts", _("The same facts are in")
    CASE_FILE = "case_file", _("The protection of the same person is in the file")


class Conventionality(models.TextChoices):
    APPLIED = "applied", _("Applied the Convention")
    REFUSED = "refused", _("Refused to apply it")
    PARTLY = "partly", _("Applied it in part")
