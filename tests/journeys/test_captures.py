"""What was captured of the web stands with its address, moment, tool and digest, and each hand that touched it."""

import hashlib
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from amparo.evidence.media.tests import samples
from tests.journeys.evidence_bench import Bench

TAKEN = {
    "url": "https://noticia.example/inventada?id=1",
    "captured_at": "2026-03-01T10:30",
    "tool": "ArchiveWeb.page 0.15",
    "collector": "Persona Inventada",
    "found": "La señaló quien avisó (inventado).",
}
WORDS = "El teléfono inventado pasó a la fiscalía inventada, contra recibo."
NO_AUTHORITY = (
    "El registro guarda su hora: asiento",
    "no pide la hora a ninguna autoridad de fuera (RFC 3161): la guarda solo el registro",
)
AGAIN = "La mandó de nuevo otra persona inventada."


@pytest.fixture
def bench(installation, desk):
    """An analyst at the evidence of the file of the fifth scenario."""
    number = next(one["number"] for one in installation.receipts if one["scenario"] == "5")
    analyst = desk("analyst", "analysis")
    password = installation.member("analyst", "analysis")["password"]
    return Bench(analyst, password, analyst.find(number))


def _says(member, label):
    return member.main.locator(f"dt:text-is('{label}') + dd")


def _tells_its_capture(member, content, tool):
    """Read back on its page what the protocol asks of a capture."""
    read = {
        "Dirección de donde se tomó": TAKEN["url"],
        "Cuándo se tomó": "2026-03-01 15:30:00 UTC",
        "Programa o aparato con que se tomó": tool,
        "Quién la tomó": TAKEN["collector"],
        "Huella del archivo (SHA-256)": hashlib.sha256(content).hexdigest(),
    }
    for label, value in read.items():
        expect(_says(member, label)).to_contain_text(value)


def test_a_web_archive_and_a_screenshot_keep_what_the_protocol_asks(bench):
    member, archive, screen = bench.member, samples.capture(), samples.screenshot()
    member.goes(f"{bench.home}/capturar").fills({**TAKEN, "url": "noticia"})
    bench.gives("noticia.wacz", archive)
    member.main.get_by_role("button", name="Sellarla y agregarla").click()
    expect(member.page.get_by_role("alert")).to_contain_text("Escriba la dirección entera")
    bench.adds("noticia.wacz", archive, "capturar", **TAKEN)
    _tells_its_capture(member, archive, TAKEN["tool"])
    member.says(TAKEN["found"])
    member.sends("Examinarlo")
    for words in ("Captura web íntegra", "La lista de sus partes está como cuando se hizo"):
        member.says(words)

    piece = bench.adds("pantalla.png", screen, "capturar", **{**TAKEN, "tool": "Cámara"})
    member.follows("Corregir cómo se capturó")
    expect(member.main.locator('[name="url"]')).to_have_value(TAKEN["url"])
    member.fills({"tool": "Captura de pantalla de Firefox 150"})
    member.sends("Guardar, sellado")
    _tells_its_capture(member, screen, "Captura de pantalla de Firefox 150")
    member.sends("Examinarlo")
    member.says("Dice que es una captura de pantalla.")
    assert bench.original(piece) == screen


def test_each_hand_view_copy_and_check_of_a_piece_stands_in_its_chain(bench):
    member, now = bench.member, f"{datetime.now(UTC):%H%M%S}"
    content = f"Declaración inventada {now}, que firmó Nadie Inventado.\n".encode() * 40
    piece = bench.adds("declaración.txt", content, note="Vino por correo (inventado).")
    assert bench.adds("otro nombre.txt", content, note=AGAIN) == piece
    member.says("No se guardó dos veces")
    member.sends("Examinarlo")
    shared = bench.shares(piece, words="nadie inventado")
    assert b"Inventado" not in shared
    assert b"inventada" in shared
    assert bench.original(piece) == content
    member.goes(f"{piece}/custodia").sends("Comprobar el sello ahora")
    member.says("El sello está intacto")
    for words in NO_AUTHORITY:
        member.says(words)
    member.follows("Registrar que pasó a otras manos")
    member.fills({"words": WORDS})
    member.sends("Registrarlo")
    told = bench.chain(piece)
    assert bench.did(piece) == [
        *("Recibido y sellado", "El mismo archivo llegó de nuevo; no se guardó dos veces"),
        *("Examinado: se leyó aparte lo que dice", "Visto"),
        *("Se hizo de ella: copia con partes ocultas", "Visto"),
        *("Sello comprobado: está intacto", "Pasó a otras manos"),
    ]
    assert (AGAIN in told[1], WORDS in told[7]) == (True, True)
    member.follows("esa copia")
    assert "declaración" not in member.main.get_by_role("heading", level=1).inner_text()
    member.says("copia con partes ocultas")
    member.goes(bench.home)
    row = member.main.locator("tr", has=member.page.get_by_role("link", name="declaración.txt"))
    expect(row.last).to_contain_text("Sello comprobado: está intacto")


def test_where_a_piece_comes_from_is_told_in_words_and_its_place_only_when_asked_for(bench):
    member, (signed, _certificate) = bench.member, samples.signed_photo()
    bench.adds("firmada.jpg", signed)
    member.sends("Examinarlo")
    member.says(
        "Historia firmada (C2PA), íntegra: nada cambió desde que “Agencia Inventada” firmó."
    )
    member.says("Su historia cuenta: recortado.")
    assert "-13.51750" not in member.main.inner_text()
    member.follows("Mostrar el lugar")
    member.says("-13.51750")

    changed, _key = samples.proofmode(changed=True)
    bench.adds("constancia.zip", changed)
    member.sends("Examinarlo")
    failed = member.main.get_by_role("listitem").filter(has_text="no se sostiene")
    expect(failed.first).to_contain_text("Mire esto")
    member.says("los SHA-256 son iguales")
