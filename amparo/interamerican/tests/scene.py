"""One matter told day by day, every person and event plainly invented."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody.opening import open_file
from amparo.interamerican import catalogue, sweeps
from amparo.interamerican.acts.opening import open_matter
from amparo.interamerican.forms import HeadForm
from amparo.interamerican.models import Matter
from amparo.interamerican.picture import Whole, picture
from amparo.interamerican.selectors import words_of

SECTIONS = (
    *("gravity", "urgency", "irreparable_harm"),
    *("people", "facts", "measures_asked", "prior_complaint"),
)
ABSENT = UUID(int=0)
SECRET = "Zacarías Reservado Inventado"


@dataclass
class Scene:
    actor: Actor
    matter_id: UUID = ABSENT
    today: date = date(2026, 1, 5)
    acts: int = 0
    ids: dict[str, UUID] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        noon = datetime(self.today.year, self.today.month, self.today.day, 17, 0, tzinfo=UTC)
        return noon + timedelta(seconds=self.acts)

    @property
    def matter(self) -> Matter:
        return Matter.objects.get(id=self.matter_id)

    def opens(self, kind="precautionary_measure", **more) -> Matter:
        head = {"kind": kind, "title": "Medida inventada", **more}
        made = open_matter(self.actor, HeadForm(**head), self.at)
        self.matter_id = made.id
        return made

    def on(self, day: date) -> "Scene":
        """Another day; the worker has swept what ran out by then."""
        self.today = day
        sweeps.run(self.at)
        return self

    def does(self, code, **body):
        self.acts += 1
        return catalogue.perform(self.actor, self.matter_id, code, body, self.at)

    def step(self, code, **body):
        return self.does(code, on=self.today, **body)

    def person(self, key, part="beneficiary", identity="identified", **more):
        more = {"name": f"{key} (inventada)", "since": self.today, **more}
        self.ids[key] = self.does("enter_person", part=part, identity=identity, **more).id
        return self.ids[key]

    def consents(self, key):
        self.does(
            "record_consent",
            person=self.ids[key],
            on=self.today,
            form="written",
            scope=["request", "follow_up"],
        )

    def writes_all(self):
        for section in SECTIONS:
            self.does("write_section", section=section, text=f"Texto inventado de {section}.")

    def whole(self, *, opened=True) -> Whole:
        if opened:
            open_file(
                self.actor, self.matter_id, "follow_up_work", self.at, holders=directory.holders_of
            )
        words = words_of(self.actor, self.matter_id, self.at) if opened else None
        return picture(self.matter, self.today, words)

    def due(self, kind, whose=None) -> UUID:
        rows = self.matter.dues.filter(kind=kind, met_on=None, stopped_on=None)
        rows = rows.filter(whose=whose) if whose else rows
        return rows.order_by("due_on").values_list("id", flat=True)[0]

    def people_of_three(self):
        """Somebody named, a group described, and somebody whose identity is reserved."""
        self.person("Alba")
        self.person("Comunidad", identity="identifiable")
        self.person("Reservada", identity="reserved", name=SECRET)

    def granted(self, *, cycle=3):
        """From a draft to four operative points in force."""
        self.opens()
        self.people_of_three()
        for key in ("Alba", "Comunidad", "Reservada"):
            self.consents(key)
        self.writes_all()
        self.step("consent_obtained")
        self.step("file")
        self.on(date(2026, 1, 20)).step("ask_state", due_on=date(2026, 1, 27))
        self.on(date(2026, 2, 2)).step("grant", due_on=date(2026, 2, 22), months=cycle)
        for letter, kind in zip("abcd", ("protect", "work", "agree", "investigate"), strict=True):
            text = f"Punto inventado {letter}."
            self.ids[letter] = self.does("add_point", letter=letter, kind=kind, text=text).id
