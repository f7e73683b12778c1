"""A mission by keys: heard, refused for a consent that was lost, mended, and a final report that says why."""

import io
import zipfile
from functools import partial

import pypdfium2
from playwright.sync_api import expect

from tests.journeys.days import day
from tests.journeys.keyboard import MOST_STOPS, Keyboard

SAYS = "Cerraron la compuerta inventada{F1}."
NAMES = ("Ema Ficticia Sosa", "Ciro Ficticio Quiroz", "Lina Ficticia Rojas")
GUIDE = "Guía Fingido"
LOST = "Quien dio {} no consiente, o ya no consiente, que se le cite."
ISSUED = {"issuer": "Liga Inventada"}
WHY = "Otra persona se retiró (inventado)."


class Carrier:
    """Whoever carries one mission through its forms without a mouse."""

    def __init__(self, member):
        self.member, self.page, self.keys = member, member.page, Keyboard(member.page)

    def begins(self, title):
        self.member.goes("misiones")
        self.keys.follows("Empezar una misión")
        self.answers(title=title)
        self.keys.follows("Empezar")
        self.keys.follows("Abrir con motivo")
        self.answers(purpose="mission_work")
        self.keys.follows("Abrir y dejar constancia")

    def answers(self, **said):
        """Go to each field by Tab and say what it takes, in place of what stood there."""
        for name, value in said.items():
            kind = self.page.locator(f'main [name="{name}"]').first.evaluate("one => one.type")
            if kind in ("radio", "checkbox", "select-one"):
                for one in value if isinstance(value, list) else [value]:
                    self.keys.chooses(name, one)
                continue
            self.keys.goes_to(name)
            if kind == "date":
                self._types_day(value)
            else:
                self.page.keyboard.press("Control+A")
                self.page.keyboard.type(value)

    def _types_day(self, value):
        """A day in the order of this browser, which asks for the month or the day first."""
        year, month, its = value.split("-")
        for digits in (month + its + year, its + month + year):
            self.page.keyboard.type(digits)
            if self.page.evaluate("() => document.activeElement.value") == value:
                return
            for _part in ("day", "month"):
                self.page.keyboard.press("ArrowLeft")
        raise AssertionError(f"{value} could not be typed")

    def does(self, tab, act, **said):
        """Do an act of a tab; a refusal leaves its page before us."""
        self.turns_to(tab)
        self.keys.follows(act)
        self.answers(**said)
        self.keys.follows(act)

    def turns_to(self, tab):
        """Follow a tab of the mission, unless it is the one that is shown."""
        if self.page.locator('nav [aria-current="page"]', has_text=tab).count() == 0:
            self.keys.follows(tab)

    def repeats(self, act, button, **said):
        """Do once more, the short way, what was done by keys before."""
        home = "/".join(self.page.url.split("?")[0].split("/")[3:5])
        self.member.goes(f"{home}/actos/{act}").fills(said)
        self.member.sends(button)

    def done(self, tab, act, **said):
        self.does(tab, act, **said)
        self.stands()

    def stands(self):
        problem = self.page.get_by_role("alert")
        assert problem.count() == 0, problem.inner_text()

    def goes_to_link(self, words):
        """Press Tab until a link that begins with these words has the focus."""
        self.keys.hurries(words=words)
        for _stop in range(MOST_STOPS):
            told = self.page.evaluate("() => document.activeElement.textContent.trim()")
            if told.startswith(words):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab led to {words}")

    def paper(self, form, password):
        self.goes_to_link(f"Documento ({form})")
        press = partial(self.page.keyboard.press, "Enter")
        return self.member.takes(press, password).read_bytes()


def _hears(carrier):
    """A mandate, a guide whose name is not kept, and three people who may be quoted without theirs."""
    team, heard = "Equipo y seguridad", "Testimonios"
    mandate = {"giver": "Liga Inventada", "since": day(), "text": "Saber qué pasó (inventado)."}
    carrier.done(team, "Escribir el mandato", **mandate)
    guide = {"role": "guide", "name": GUIDE, "destroys": ["name", "contact"]}
    carrier.repeats("enter_member", "Anotar a una persona del equipo", **guide)
    told = {
        "on": day(), "on_told": "month", "department": "Puno", "place_told": "department",
        "giver": "witness", "asked_by": "Inventada", "language": "aimara", "chose": "yes",
        "conditions": "A solas.",
    }  # fmt: skip
    given = {"use": "anonymous", "answer": "given", "on": day()}
    how = {"asked_by": "Inventada", "how": "De palabra"}
    seen = "Vi la compuerta inventada."
    carrier.done(heard, "Anotar un testimonio", name=NAMES[0], account=seen, **told)
    carrier.done(heard, "Anotar un consentimiento", record="T1", **given, **how)
    for number, name in enumerate(NAMES[1:], 2):
        also = {"name": name, "account": f"Vi la compuerta inventada {number}."}
        carrier.repeats("enter_testimony", "Anotar un testimonio", **told, **also)
        record = f"T{number}"
        carrier.repeats("record_consent", "Anotar un consentimiento", record=record, **given, **how)


def _finds(carrier):
    """A finding that rests on two of them, chosen by searching, and the sentence that tells it."""
    keys = carrier.keys
    carrier.turns_to("Constataciones")
    keys.follows("Escribir una constatación")
    carrier.answers(text="Cerraron la compuerta (inventado).", standard="reasonable")
    keys.follows("Buscar y elegir: En qué se apoya")
    carrier.answers(**{"q-rests_on": "compuerta"})
    keys.follows("Buscar")
    carrier.answers(**{"p-rests_on": ["T1", "T2"]})
    keys.follows("Tomar lo marcado")
    keys.follows("Escribir una constatación")
    carrier.stands()
    sentence = {"report": "preliminary", "section": "findings", "text": SAYS}
    carrier.done("Informe", "Escribir una frase", **sentence)


def _refused(carrier, report, record):
    """The report is refused, with the sentence and why."""
    carrier.does("Informe", "Armar el informe", report=report, **ISSUED)
    expect(carrier.page.get_by_role("alert")).to_contain_text("El informe no se armó")
    fallen = carrier.member.main.get_by_role("listitem").filter(has_text="Cerraron la compuerta")
    expect(fallen).to_contain_text(LOST.format(record))


def _rests_now_on(carrier, records):
    carrier.turns_to("Constataciones")
    carrier.goes_to_link("Escribir F1 de nuevo")
    with carrier.page.expect_navigation():
        carrier.page.keyboard.press("Enter")
    carrier.answers(rests_on=records)
    carrier.keys.follows("Escribir F1 de nuevo")
    carrier.stands()


def _writes_the_sentence(carrier, **said):
    carrier.turns_to("Informe")
    carrier.goes_to_link("Escribir la frase de nuevo")
    with carrier.page.expect_navigation():
        carrier.page.keyboard.press("Enter")
    carrier.answers(**said)
    carrier.keys.follows("Escribir la frase de nuevo")
    carrier.stands()


def test_a_mission_is_carried_by_keys_from_its_mandate_to_a_final_report_with_its_reasons(
    desk_beside, organisation
):
    carrier = Carrier(desk_beside("documenter"))
    carrier.begins("Misión inventada de la represa")
    _hears(carrier)
    _finds(carrier)
    lost = {"record": "T1", "uses": ["anonymous"], "on": day(), "text": "Miedo (inventado)."}
    carrier.done("Testimonios", "Anotar que se retiró un consentimiento", **lost)
    _refused(carrier, "preliminary", "T1")
    _rests_now_on(carrier, "T2 T3")
    _writes_the_sentence(carrier, text=SAYS)
    carrier.done("Informe", "Armar el informe", report="preliminary", **ISSUED)
    carrier.done("Informe", "Anotar que se entregó", report="preliminary", on=day())

    carrier.keys.follows("Empezar el informe final")
    carrier.keys.follows("Empezar el informe final")
    lost["record"] = "T2"
    carrier.repeats("withdraw_consent", "Anotar que se retiró un consentimiento", **lost)
    _refused(carrier, "final", "T2")
    _rests_now_on(carrier, "T3")
    _writes_the_sentence(carrier, text=SAYS.replace("inventada", "de arriba"), because=WHY)
    carrier.member.says("Párrafo 1: cambió")
    carrier.done("Informe", "Armar el informe", report="final", **ISSUED)
    _says_what_changed(carrier, organisation.member("documenter")["password"])
    _is_given_out_and_the_guide_forgotten(carrier)


def _says_what_changed(carrier, password):
    """Both papers tell the difference and its reason, and nobody's name; their notes lead to the records."""
    document = pypdfium2.PdfDocument(carrier.paper("PDF", password))
    told = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    word = zipfile.ZipFile(io.BytesIO(carrier.paper("DOCX", password)))
    body, notes = (word.read(f"word/{part}.xml").decode() for part in ("document", "footnotes"))
    for text in (told, body):
        assert [
            part
            for part in ("Párrafo 1: cambió", "la compuerta de arriba", WHY)
            if part not in text
        ] == []
        assert [name for name in (*NAMES, GUIDE) if name in text] == []
    assert ('w:name="record_F1"' in body, 'w:anchor="record_F1"' in notes) == (True, True)


def _is_given_out_and_the_guide_forgotten(carrier):
    given, destroyed = "Anotar que se entregó", "Destruir lo que no se guarda tras el informe"
    carrier.repeats("give_out_report", given, report="final", on=day())
    carrier.member.says("Entregado, y ya no se sostiene")
    carrier.repeats("destroy_at_report", destroyed, sure=True)
    carrier.member.says("destruido")
    assert GUIDE not in carrier.page.content()
