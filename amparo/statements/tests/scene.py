"""One statement told act by act; every organisation, person and word plainly invented."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from amparo.claims import services as claims
from amparo.claims.facts import CitationFacts, ClaimFacts, DoingFacts, VoiceFacts
from amparo.claims.models import Proposal
from amparo.custody.opening import open_file
from amparo.statements.acts import publishing, reviewing, signing, writing
from amparo.statements.models import Statement
from amparo.statements.selectors import in_words

TEXTS = {
    "es": (
        "Pronunciamiento inventado",
        "Las organizaciones inventadas pedimos al Estado de Muestra que derogue la ley inventada. "
        "Expresamos nuestra preocupación por la situación inventada.",
    ),
    "en": (
        "Invented statement",
        "The invented organisations call on the State of Sample to repeal the invented law. "
        "We express our concern about the invented situation.",
    ),
}
ABSENT = UUID(int=0)
SECRET = "Organización Reservada Inventada"


@dataclass
class Scene:
    cast: object
    at: datetime = datetime(2026, 3, 9, 15, 0, tzinfo=UTC)
    statement_id: UUID = ABSENT

    def __post_init__(self):
        self.advocate = self.cast.actor("advocate")
        self.reviewer = self.cast.actor("reviewer")
        self.coordinator = self.cast.actor("coordinator")

    @property
    def statement(self):
        return Statement.objects.get(id=self.statement_id)

    def later(self, **delta):
        self.at += timedelta(**(delta or {"minutes": 1}))
        return self.at

    def written(self):
        self.statement_id = writing.begin(self.advocate, ["es", "en"], self.at).id
        for language, (title, words) in TEXTS.items():
            self.write(language, title, words)
        return self

    def write(self, language, title, words):
        return writing.write_version(
            self.advocate, self.statement_id, language, title, words, self.later()
        )

    def reviewed(self, outcome="cleared", kinds=("legal", "safety"), about=""):
        if self.statement.stage == "drafting":
            reviewing.ask_review(self.advocate, self.statement_id, self.later())
        for kind in kinds:
            reviewing.review(
                self.reviewer,
                self.statement_id,
                kind,
                outcome,
                "Leído entero.",
                self.later(),
                about=about,
            )
        return self

    def circulated(self, **dates):
        words = self.words(self.advocate)
        signing.circulate(self.advocate, self.statement_id, words, self.later(), **dates)
        return self

    def signs(self, name, *, anonymous=False):
        who = signing.Organisation(name, "Muestra", "contacto inventado")
        hand = signing.Hand("Persona Inventada", "Directora", "Carta inventada recibida")
        return signing.record_signature(
            self.advocate, self.statement_id, who, hand, "letter", self.later(), anonymous=anonymous
        )

    def words(self, actor=None):
        file = open_file(actor or self.coordinator, self.statement_id, "keeping_work", self.later())
        return in_words(file)

    def published(self):
        return self.reviewed(about="Muestra").published_as_reviewed()

    def published_as_reviewed(self):
        words = self.words()
        return publishing.publish(self.coordinator, self.statement_id, words, self.later())

    def asked(self):
        """Published and read: its request and its concern, in Spanish, are claims of the record."""
        self.written().reviewed().circulated()
        self.signs("Organización inventada 1")
        self.published()
        publishing.enter_in_library(
            self.coordinator, self.statement_id, "Coalición inventada", self.later()
        )
        return Recorded(self)


class Recorded:
    """`asked` and `worried`: what the statement asks and says; `place`: where a voice is shown."""

    def __init__(self, scene):
        self.scene, self.documenter = scene, scene.cast.actor("documenter")
        source = scene.statement.publications.get(language="es").source_id
        found = Proposal.objects.filter(source_id=source).order_by("start")
        self.asked, self.worried = (
            claims.accept(
                self.documenter,
                row.id,
                ClaimFacts(kind=row.kind, words_es=f"Pide o dice (inventado): {row.kind}."),
                scene.later(),
            )
            for row in found
        )
        self.place = CitationFacts(source_id=source, start=0, end=len(TEXTS["es"][0]))

    def says(self, facts, **told):
        acts = {DoingFacts: claims.record_doing, VoiceFacts: claims.record_voice}
        return acts[facts](self.documenter, self.asked.id, facts(**told), self.scene.later())
