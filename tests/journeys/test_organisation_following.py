"""What an organisation follows, at its own desk in a browser without scripts: matters, laws, posts, obligations."""

import pypdfium2
from playwright.sync_api import expect

from tests.journeys.days import day

INVENTED = {"confidence": "Inventado para la demostración"}


def _words_of(path):
    document = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def _acts(member, act, answers):
    """Do one of the acts that the page folds away, through its form, as the page names it."""
    link = member.main.get_by_role("link", name=act, exact=True)
    if not link.is_visible():
        member.main.locator("details", has_text=act).locator("summary").first.click()
    link.click()
    member.fills(answers)
    member.sends(act)


def test_a_state_report_comes_late_and_our_own_silence_after_it_stands_on_today(
    desk_beside, organisation
):
    litigator = desk_beside("litigator")
    password = organisation.member("litigator")["password"]
    litigator.goes("interamericano").follows("Abrir un asunto")
    head = {"kind": "precautionary_measure", "title": "Vocera inventada del puente"}
    litigator.fills({**head, "stage": "Vigente", "since": day(-200)})
    litigator.sends("Abrir un asunto")
    asked = {"kind": "state_report", "whose": "state", "asked_on": day(-100), "due_on": day(-60)}
    _acts(litigator, "Fijar una fecha", asked)
    litigator.says("con atraso de 60 días")
    litigator.opens_here("Responder lo que vence")
    litigator.says("Vocera inventada del puente")
    report = {"kind": "state_report", "author": "state", "meets": "Informe del Estado"}
    said = {"on": day(-40), "answer_by": day(-10), "text": "Informe inventado: hay rondas."}
    _acts(litigator, "Registrar un escrito enviado o recibido", {**report, **said})
    litigator.says("con 20 días de atraso")
    litigator.says("Quienes representan: 40 días sin responder")

    drafted = litigator.main.get_by_text("Borrador de nuestra parte (PDF)")
    assert "Observaciones de quienes representan" in _words_of(
        litigator.downloads(drafted, password)
    )
    litigator.today().says("Quienes representan: 40 días sin responder")


def test_the_versions_of_a_bill_are_compared_and_a_term_on_it_alerts(desk_beside):
    advocate = desk_beside("advocate")
    advocate.goes("leyes").follows("Proyecto inventado de ley de clubes de lectura")
    text = "Artículo 1.- Clubes\nHay clubes.\n\nArtículo 2.- Ayuda de fuera\nNadie recibe libros."
    version = {"label_es": "Autógrafa inventada", "on": day(-1), "text": text}
    _acts(advocate, "Agregar una versión del texto", {**version, **INVENTED})
    advocate.follows("4 versiones de su texto, comparadas")
    advocate.fills({"from": "1.", "to": "4."})
    advocate.sends("Comparar")
    compared = advocate.main.inner_text()
    assert "De «Como se presentó» a «Autógrafa inventada»" in compared
    last = compared.split("De «Como se presentó» a «Autógrafa inventada»")[1]
    assert "Agregado" in last
    assert "Quitado" in last
    assert "Ayuda de fuera" in last

    advocate.goes("leyes").follows("Proyecto inventado de ley de clubes de lectura")
    term = {"kind": "comment", "whose_code": "Asamblea de la Isla", "opens_on": day(-1)}
    _acts(advocate, "Abrir un plazo para actuar", {**term, "due_on": day(20), **INVENTED})
    advocate.goes("leyes/avisos")
    alert = advocate.main.locator("li", has_text="enviar opinión").first
    expect(alert).to_contain_text("Liga Inventada de Lectura")
    expect(alert).to_contain_text("Nuevo")
    alert.get_by_role("button", name="Marcar como leído").click()
    alert = advocate.main.locator("li", has_text="enviar opinión").first
    expect(alert).not_to_contain_text("Nuevo")


def test_the_dossier_of_a_post_tells_who_stands_and_nothing_of_what_states_said(desk_beside):
    advocate = desk_beside("advocate")
    advocate.goes("candidaturas").follows("Anotar un cargo con candidaturas")
    post = {"code": "puente_inventado", "post_es": "Vocalía inventada de puentes", "sole": "no"}
    advocate.fills({**post, "body_code": "Archipiélago Inventado", **INVENTED})
    advocate.sends("Anotar un cargo con candidaturas")
    person = {"state_code": "isla_inventada", "name": "Persona Inventada Nueve", "gender": "woman"}
    _acts(advocate, "Anotar a una persona propuesta", {**person, **INVENTED})
    contact = {"state_code": "cabo_inventado", "kind": "meeting", "stance": "opposes"}
    notes = "Nota inventada: no la votará."
    _acts(advocate, "Anotar un contacto con un Estado", {**contact, "on": day(-3), "notes": notes})
    advocate.goes("candidaturas").follows("Vocalía inventada de puentes")
    assert notes not in advocate.main.inner_text()
    advocate.sends("Abrir el registro de incidencia")
    advocate.says(notes)

    paper = advocate.main.get_by_role("link", name="PDF", exact=True)
    told = _words_of(advocate.downloads(paper))
    assert "Persona Inventada Nueve" in told
    assert notes not in told
    assert "Cabo Inventado" not in told


def test_voices_that_contradict_each_other_and_what_nobody_answered_are_seen(desk_beside):
    documenter = desk_beside("documenter")
    documenter.goes("lo-que-se-debe").follows("Ratificar el Acuerdo de Escazú.")
    home = documenter.page.url.removeprefix(documenter.base + "/")
    part = {"code": "deposito", "words_es": "Depositar el instrumento inventado."}
    _says(documenter, "Una parte", {**part, "due_on": day(-30)})
    documenter.says("El Estado no responde desde")
    documenter.says("no ha dicho nada")
    cited = {"source": "Pronunciamiento inventado", "quote": "todas inventadas"}
    done = {"speaker": "state", "stance": "done", "words_es": "Ya se depositó (inventado)."}
    _says(documenter, "Lo que dice una voz", {**done, **cited, "on": day(-5)})
    denied = {"speaker": "beneficiaries", "stance": "not_done", "words_es": "No se depositó nada."}
    _says(documenter, "Lo que dice una voz", {**denied, **cited, "on": day(-2)})
    _says(documenter, "Qué se hizo", {"words_es": "Un acto inventado.", **cited, "on": day(-4)})
    documenter.goes(home)
    for words in (
        "Se contradicen 1",
        "El Estado no responde desde",
        "Ya se depositó",
        "Un acto inventado.",
    ):
        documenter.says(words)


def _says(member, what, answers):
    member.follows(what)
    member.fills(answers)
    member.sends("Registrarlo")
