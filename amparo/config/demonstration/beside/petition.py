"""A petition plainly invented, with the remedies of the country that came before it."""

from __future__ import annotations

from datetime import timedelta

from amparo.config.demonstration.beside.telling_matters import SECTIONS, Told


def tell(told: Told) -> None:
    """Invented: at its merits, with a habeas corpus that no court has answered and an amparo lost."""
    told.opens(
        kind="petition", state="CO", title="Petición inventada por un desalojo", since=told.ago(200)
    )
    person = told.does(
        "enter_person",
        part="victim",
        identity="identified",
        name="Zulema Inventada Demo",
        since=told.ago(200),
    )
    scope = ["request", "follow_up", "state_knows"]
    told.does("record_consent", person=person, on=told.ago(199), form="written", scope=scope)
    told.does(
        "file_remedy",
        kind="habeas_corpus",
        filed_on=told.ago(190),
        due_on=told.ago(187),
        text="Ante un juzgado inventado: que cese la amenaza.",
        exemption="delay",
    )
    amparo = told.does(
        "file_remedy", kind="amparo", filed_on=told.ago(180), text="Ante otro juzgado inventado."
    )
    told.does("decide_remedy", remedy=amparo, outcome="inadmissible", on=told.ago(120))
    _before_the_commission(told)


def _before_the_commission(told: Told) -> None:
    for section in ("people", "facts", "measures_asked", "prior_complaint"):
        told.does("write_section", section=section, text=SECTIONS[section])
    told.step("consent_obtained", told.ago(110))
    told.step("file", told.ago(105))
    told.step("begin_review", told.ago(100))
    told.step("transmit", told.ago(90), due_on=told.ago(60))
    told.does(
        "enter_paper",
        kind="information",
        author="state",
        on=told.ago(55),
        meets=told.due("information"),
        text="Respuesta inventada: alega recursos sin agotar.",
    )
    told.step("admit", told.ago(30), text="Admitida por retardo injustificado (inventado).")
    why = "El hábeas corpus sigue sin respuesta (inventado)."
    dates = {"asked_on": told.ago(30), "due_on": told.today + timedelta(days=60)}
    told.does("set_due", kind="observations", whose="representatives", text=why, **dates)
    told.does(
        "record_ruling",
        court="Tribunal inventado",
        ruling="Sentencia inventada 7",
        outcome="refused",
        on=told.ago(120),
        text="No aplicó la Convención (inventado).",
    )
