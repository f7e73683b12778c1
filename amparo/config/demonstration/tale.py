"""One file of the demonstration: who asks, and what people do with it, each through the act itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.assessment import services as assessments
from amparo.config.demonstration.days import Days
from amparo.config.demonstration.people import House
from amparo.config.demonstration.pleas import Plea
from amparo.coordination import services
from amparo.custody.opening import open_file
from amparo.earlywarning import catalogue
from amparo.earlywarning.spec import Done
from amparo.evidence.upload import SealedFile
from amparo.intake import services as intake
from amparo.intake.values import Channel, Return
from amparo.law import packs
from amparo.law.schema import Pack

Body = Mapping[str, Any]


@dataclass
class Tale:
    """A plea on its way; `scenario` names the acceptance scenario it stands for, or is "".

    measures, orders  those of the file so far, in the order in which they were made
    kinds             the kind of each measure
    """

    plea: Plea
    days: Days
    house: House = field(repr=False)
    scenario: str = ""
    file_id: UUID | None = None
    number: str = ""
    words: str = field(default="", repr=False)
    measures: list[UUID] = field(default_factory=list)
    orders: list[UUID] = field(default_factory=list)
    kinds: dict[UUID, str] = field(default_factory=dict)
    _at: dict[UUID, str] = field(default_factory=dict, repr=False)

    @property
    def pack(self) -> Pack:
        return packs.current()

    @property
    def file(self) -> UUID:
        """Return the file's id. Raises LookupError before it was deposited."""
        if self.file_id is None:
            raise LookupError(self.plea.key)
        return self.file_id

    def who(self, short: str) -> Actor:
        return self.house.actors[short]

    def asks(self, channel: Channel = Channel.PORTAL, taken_by: str = "") -> None:
        """Deposit the plea now, by herself or through a member who takes it."""
        now = self.days.now
        told = intake.parse(
            self.pack, self.plea.answers(now), self.plea.track, language="es", channel=channel
        )
        taker = self.who(taken_by) if taken_by else None
        kept = intake.deposit(told, at=now, channel=channel, taken_by=taker)
        self.file_id, self.number, self.words = kept.file_id, kept.number, kept.words
        self.days.to_be_taken_up()

    def comes_back(self) -> Return:
        return intake.enter(self.words, self.days.now)

    def says(
        self,
        code: intake.AnswerCode,
        text: str = "",
        *,
        about: UUID | None = None,
        more: Mapping[str, object] | None = None,
    ) -> None:
        """Answer with the receipt, as on the portal."""
        back = self.comes_back()
        intake.answer(back, code, at=self.days.now, about=about, text=text, extra=more)
        self.days.to_be_taken_up()

    def sends(self, paper: SealedFile, note: str = "") -> None:
        """Send a file with the receipt."""
        intake.attach(self.comes_back(), paper, at=self.days.now, note=note)
        self.days.to_be_taken_up()

    def takes_back(self, recipient: str, text: str) -> None:
        """Withdraw the consent that a recipient is given anything."""
        intake.withdraw_consent(self.comes_back(), recipient, at=self.days.now, text=text)
        self.days.to_be_taken_up()

    def opens(self, short: str, purpose: str) -> None:
        open_file(
            self.who(short),
            self.file,
            purpose,
            self.days.now,
            holders=directory.holders_of,
        )

    def does(
        self, short: str, act: str, body: Body | None = None, subject: UUID | None = None
    ) -> Done:
        """Perform one act as a member."""
        actor = self.who(short)
        return catalogue.perform(actor, self.file, act, body or {}, self.days.now, subject)

    def proposes(self, short: str, kind: str, institution: str, text: str, **more: str) -> UUID:
        """Put a measure to her; returns it."""
        body = {"type": kind, "institution": institution, "text": text, **more}
        made = self.does(short, "propose_measure", body).subject
        measure = self._kept(self.measures, made)
        self.kinds[measure] = kind
        return measure

    def orders_it(
        self, short: str, measure: UUID, institution: str, what: str, **more: Any
    ) -> UUID:
        """Order a measure to an institution's desk; returns the order."""
        body = self._order(institution, what, more) | {"measure": str(measure)}
        return self._issued(self.does(short, "issue_order", body).subject, institution)

    def orders_at_once(self, short: str, kind: str, institution: str, **more: Any) -> UUID:
        """Order an interim measure; returns the order."""
        what = str(more.pop("what"))
        told = {"type": kind, "text": more.pop("text"), "reasons": more.pop("reasons")}
        body = self._order(institution, what, more) | told
        return self._issued(self.does(short, "order_interim", body).subject, institution)

    def answers_order(self, act: str, order: UUID, body: Body | None = None) -> None:
        """Let the institution that received an order answer it."""
        desk = self.house.desk_of(self._at[order])
        self.does(self.house.who_answers(desk), act, body, order)

    def asks_institution(self, short: str, institution: str, text: str, **facts: str) -> UUID:
        """Ask an institution's desk for information; returns the request."""
        desk = str(self.house.desk_of(institution).pk)
        body = {"desk": desk, "text": text, "facts": facts}
        made = self.does(short, "request_information", body).subject
        if made is None:
            raise LookupError(self.plea.key)
        return made

    def answers_question(self, institution: str, request: UUID, text: str) -> None:
        """Let the institution open what it was asked, and answer."""
        who = self.house.who_answers(self.house.desk_of(institution))
        services.open_request(self.who(who), request, "formal_request", self.days.now)
        self.does(who, "answer_information", {"text": text}, request)

    def writes_assessment(self, short: str, assessment: UUID, changes: Mapping[str, str]) -> None:
        """Type into an assessment that is open."""
        assessments.save_answers(self.who(short), assessment, 0, changes, self.days.now)

    def day(self, *, ahead: int = 0) -> str:
        """Return the day being told, or one ahead of it, in ISO form."""
        return (self.days.now + timedelta(days=ahead)).date().isoformat()

    def _order(self, institution: str, what: str, more: Mapping[str, Any]) -> dict[str, Any]:
        desk = str(self.house.desk_of(institution).pk)
        return {"institution": institution, "desk": desk, "what": what, **more}

    def _issued(self, made: UUID | None, institution: str) -> UUID:
        order = self._kept(self.orders, made)
        self._at[order] = institution
        return order

    def _kept(self, where: list[UUID], made: UUID | None) -> UUID:
        if made is None:
            raise LookupError(self.plea.key)
        where.append(made)
        return made
