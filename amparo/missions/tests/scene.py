"""One mission told act by act; every person, place and event plainly invented."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from amparo.accounts import directory
from amparo.custody.opening import open_file
from amparo.evidence import adding
from amparo.evidence.upload import SealedFile
from amparo.missions import catalogue
from amparo.missions.acts import beginning, building, consenting, drafting, entering
from amparo.missions.forms import FORMS, HeadForm, RewriteForm, filled
from amparo.missions.kinds import ReportKind
from amparo.missions.models import Mission, MissionRecord, MissionReport, ReportSentence
from amparo.missions.picture import picture
from amparo.missions.selectors import words_of

ABSENT = UUID(int=0)
# What no paper of the mission may tell: who, by what other name, how to reach them, and where.
SECRETS = {
    "name": "Zoraida Canarina Ocultada",
    "alias": "Doña Zorzalina",
    "contact": "celular inventado 900111222",
    "exact": "Anexo Inventado Qoriwayrana",
    "district": "Distrito Fingido Pukamarkana",
}
GUIDE = "Teófilo Guiador Callado"
COMMANDER = "Rigoberto Mandón Supuesto"


@dataclass
class Scene:
    cast: object
    at: datetime = datetime(2026, 3, 20, 15, 0, tzinfo=UTC)
    mission_id: UUID = ABSENT

    def __post_init__(self):
        self.documenter = self.cast.actor("documenter")
        self.coordinator = self.cast.actor("coordinator")
        self.reviewer = self.cast.actor("reviewer")

    @property
    def mission(self):
        return Mission.objects.get(id=self.mission_id)

    def later(self, **delta):
        self.at += timedelta(**(delta or {"minutes": 1}))
        return self.at

    def begun(self):
        form = HeadForm(title="Misión inventada al valle de Muestra")
        self.mission_id = beginning.begin(self.documenter, form, self.at).id
        return self

    def opens(self, actor=None):
        who = actor or self.documenter
        open_file(who, self.mission_id, "mission_work", self.later(), holders=directory.holders_of)
        return self

    def does(self, code, actor=None, **body):
        return catalogue.perform(
            actor or self.documenter, self.mission_id, code, body, self.later(seconds=1)
        )

    def record(self, code):
        return next(r for r in MissionRecord.objects.all() if r.code == code)

    def testimony(self, **more):
        body = {
            **SECRETS, "province": "", "department": "Puno", "place_told": "department",
            "giver": "witness", "on": "2026-03-10", "on_told": "month", "asked_by": "Entrevistadora",
            "language": "quechua", "chose": "yes", "conditions": "A solas, en su casa inventada.",
            "account": "Vi lo que pasó (relato inventado).", **more,
        }  # fmt: skip
        return self.does("enter_testimony", **body).code

    def consents(self, code, *uses, **more):
        said = {
            "on": "2026-03-10",
            "asked_by": "Entrevistadora",
            "how": "De palabra, ante testigos",
        }
        for use in uses:
            self.does("record_consent", record=code, use=use, answer="given", **said, **more)

    def withdraws(self, code, *uses):
        return self.does(
            "withdraw_consent", record=code, uses=uses, on="2026-03-20", text="Tengo miedo."
        )

    def finding(self, rests_on, text="Hubo disparos inventados contra quienes marchaban."):
        return self.does("enter_finding", text=text, standard="reasonable", rests_on=rests_on).code

    def sentence(self, text, section="findings", report="preliminary", **more):
        return self.does("write_sentence", report=report, section=section, text=text, **more)

    def told(self):
        """Two testimonies that may be quoted, a visit, somebody asked to answer, force, and a short draft."""
        self.begun().opens()
        self.does("enter_mandate", giver="Red inventada", since="2026-03-07", until="2026-03-15",
                  text="Observar lo que pasó en el valle inventado.")  # fmt: skip
        self.does("enter_member", role="guide", name=GUIDE, contact="radio inventada 7",
                  safety="Volver antes de la noche.", destroys=["name", "contact", "safety"])  # fmt: skip
        self.does("enter_visit", on="2026-03-09", on_told="day", text="Casquillos inventados en la plaza.",
                  exact="Plaza Inventada Munaychana", district="Distrito Fingido Pukamarkana",
                  department="Puno", place_told="department")  # fmt: skip
        one = self.testimony()
        two = self.testimony(
            name="Berta Nombrada Inventada", alias="", contact="", exact="", district=""
        )
        self.consents(one, "anonymous", "kept")
        self.consents(two, "anonymous", "named", "kept")
        self.does("enter_reply", whom="Comisaría inventada", asked_on="2026-03-16",
                  text="Que diga quién dio la orden.", answer_by="2026-03-18")  # fmt: skip
        self.does("enter_force", on="2026-03-09", on_told="month", place_told="department", department="Puno",
                  exact="Plaza Inventada Munaychana", weapon="firearm", distance_m=30, ordered="unknown",
                  command="Unidad inventada de la comisaría", warned="no", killed_low=1, killed_high=2,
                  alleged=COMMANDER, rests_on="T1 V1")  # fmt: skip
        self.finding("T1, T2, V1")
        self.does("enter_element", element="crimes_against_humanity.widespread", supports="F1",
                  missing="Cuántos lugares más.")  # fmt: skip
        self.sentence("En {=days} días la misión recibió {=testimonies} testimonios.", "summary")
        self.sentence("Hubo disparos{F1}; lo dice {@T2}{T2} y lo confirma {@T1}{T1}.")
        return self

    def builds(self, report="preliminary", **more):
        return self.does(
            "build_report", report=report, issuer="Red inventada de observación", **more
        )

    def gives_out(self, report="preliminary"):
        self.does("give_out_report", report=report, on=self.at.date().isoformat())
        return self

    def rewrites(self, sentence, text, because=""):
        form = RewriteForm(text=text, because=because)
        return drafting.rewrite_sentence(
            self.documenter, self.mission_id, sentence.id, form, self.later()
        )

    def writes_anew(self, code, **more):
        """A record as it stands, but for what `more` says."""
        one = self.whole().records[code]
        form = FORMS[one.row.kind]
        said = {
            name: " ".join(value) if isinstance(value, list) else value
            for name, value in one.value.items()
            if name in form.model_fields
        }
        made = filled(form, said | more)
        return entering.amend(self.documenter, self.mission_id, code, made, self.later())

    def final(self, number):
        """A sentence of the final report's findings by its place."""
        return ReportSentence.objects.get(report="final", section="findings", position=number)

    def whole(self, actor=None):
        words = words_of(actor or self.documenter, self.mission_id, self.later(seconds=1))
        return picture(self.mission, date(2026, 3, 20), words)

    def printed(self, report="preliminary"):
        row = MissionReport.objects.filter(kind=report).order_by("-number").first()
        return building.printable(self.whole(), row), row

    def all_words(self):
        """Everything sealed of the mission, opened."""
        return str(list(self.whole().words.values()))

    def seals_a_voice(self, code, said=b"Palabras inventadas."):
        sound = SealedFile("voz-inventada.txt")
        sound.take(said)
        sound.complete()
        consenting.seal_recording(self.documenter, self.mission_id, code, sound, self.later())
        self.opens()

    def seals_a_piece(self):
        """A piece of the mission's own evidence, opened; its id."""
        shown = SealedFile("casquillos-de-fulana.txt")
        shown.take(b"Seis casquillos inventados.")
        shown.complete()
        file = open_file(self.documenter, self.mission_id, "evidence_work", self.later())
        kept = adding.add(self.documenter, file, shown, self.later()).blob.id
        self.opens()
        return kept

    def refusals(self, report=ReportKind.PRELIMINARY):
        """Each reason not to build: code, the sentence's words (or none), the record."""
        made = building.tried(self.whole(), report, "Red inventada", conditions_kept=True)
        return [(f.code, f.sentence.text if f.sentence else "", f.record) for f in made.faults]
