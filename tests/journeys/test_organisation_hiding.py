"""What is shared of a piece is without what was hidden, to its points, letters and sounds; the piece is as it came."""

import re
from array import array
from io import BytesIO

import av
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect

from amparo.evidence.media.tests import samples
from tests.journeys import recordings
from tests.journeys.evidence_bench import Bench
from tests.journeys.keyboard import Keyboard
from tests.journeys.portal_pages import PHONE

RATE = 48_000
LOUD, QUIET = 5_000, 100
NOTHING = re.compile("Diga qué se oculta")
UNFIT = "Esta línea no se entiende como un lugar o un momento del archivo: Z9."


@pytest.fixture
def bench(desk_beside, organisation):
    """A litigator at the evidence of a precautionary measure."""
    return Bench.of_a_measure(desk_beside("litigator"), organisation)


def _loudest(content, start, end):
    """The loudest of a time, in seconds, of what a player makes of a recording."""
    heard, same = array("h"), av.AudioResampler("s16", "mono", RATE)
    with av.open(BytesIO(content)) as sound:
        for frame in sound.decode(audio=0):
            for one in same.resample(frame):
                heard.frombytes(bytes(one.planes[0])[: 2 * one.samples])
    return max(map(abs, heard[int(start * RATE) : int(end * RATE)]))


def _frame(content, second):
    with av.open(BytesIO(content)) as video:
        seen = {round(one.time, 1): one.to_image().convert("L") for one in video.decode(video=0)}
    return seen[second]


def test_a_place_of_a_picture_is_hidden_by_keys_alone_and_its_chain_tells_each_hand(bench):
    member, keys, photo = bench.member, Keyboard(bench.member.page), samples.photo()
    member.goes(bench.home)
    keys.follows("Agregar una prueba")
    keys.types("note", "La trajo Persona Inventada en una memoria.")
    bench.gives("marcha.jpg", photo)
    keys.follows("Sellarla y agregarla")
    keys.follows("marcha.jpg")
    piece, sealed = bench.here(), bench.sealed_digest(bench.here())
    member.goes(piece).says("La trajo Persona Inventada en una memoria.")
    keys.follows("Examinarlo")
    keys.follows("Hacer una copia con partes ocultas")
    keys.types("places", "Z9")
    keys.follows("Hacer la copia")
    expect(member.page.get_by_role("alert")).to_be_focused()
    keys.follows(UNFIT)
    keys.goes_to("places")
    member.page.keyboard.press("Control+A")
    member.page.keyboard.type("P1:T7\n2,90 20,90 11,99")
    keys.follows("Hacer la copia")
    with Image.open(BytesIO(bench.given("Descargar esta copia"))) as shared:
        assert dict(shared.getexif()) == {}
        black = [shared.getpixel(at) for at in ((295, 5), (230, 95), (33, 370))]
        assert max(map(max, black)) < 10
        assert min(shared.getpixel((20, 20))) > 240
    copy = bench.here()

    member.goes(f"{piece}/custodia")
    keys.follows("Comprobar el sello ahora")
    assert (bench.original(piece), bench.sealed_digest(piece)) == (photo, sealed)
    assert bench.did(piece) == [
        *("Recibido y sellado", "Examinado: se leyó aparte lo que dice", "Visto"),
        "Se hizo de ella: copia con partes ocultas",
        *("Sello comprobado: está intacto", "Visto"),
    ]
    assert bench.did(copy) == ["Hecha aquí a partir de otra prueba y sellada", "Visto"]


def test_a_name_is_no_more_in_what_is_shared_of_a_paper(bench):
    paper = samples.paper()
    piece = bench.adds("acta.pdf", paper)
    bench.member.sends("Examinarlo")
    shared = bench.shares(piece, words="rosa inventáda", places="1: A14:T15")
    pages = pypdfium2.PdfDocument(shared)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "nventada" not in text.lower()
    assert "Firman los presentes. La segunda línea queda." in text
    picture = pages[0].render().to_pil().convert("L")
    assert picture.getpixel((5, picture.height - 5)) < 10
    bench.member.says("Se ocultó algo en 2 páginas")
    assert bench.original(piece) == paper


@pytest.mark.parametrize("video", [False, True], ids=["audio", "video"])
def test_a_voice_is_silent_and_a_face_black_in_what_is_shared_of_a_recording(bench, video):
    recording = recordings.sounding(filmed=video)
    piece = bench.adds("testimonio." + ("mp4" if video else "wav"), recording)
    bench.member.sends("Examinarlo")
    face = {"places": "A1:J15 0:00.00-0:01.00"} if video else {}
    shared = bench.shares(piece, times="0:00.50-0:01.00", **face)
    assert _loudest(shared, 0.55, 0.95) <= QUIET
    assert _loudest(shared, 0.1, 0.4) > LOUD
    assert _loudest(shared, 1.2, 1.8) > LOUD
    assert recordings.SPEAKER.encode() in recording
    assert recordings.SPEAKER.encode() not in shared
    if video:
        early, late = _frame(shared, 0.3), _frame(shared, 1.5)
        assert early.getpixel((20, 60)) < 30
        assert min(early.getpixel((140, 60)), late.getpixel((20, 60))) > 220
    assert bench.original(piece) == recording


def _drawn_around(bench, piece):
    """Press three corners of a shape on the picture; returns what is shared without it."""
    page = bench.member.goes(f"{piece}/ocultar").page
    page.get_by_label("la primera esquina de un trazado").check()
    for across, down in ((100, 100), (300, 100), (200, 300)):
        page.locator('input[name="spot"]').click(position={"x": across, "y": down})
    expect(page.get_by_label("Lugares, uno por línea")).to_have_value("10,7 30,7 20,22")
    bench.member.sends("Hacer la copia")
    return bench.given("Descargar esta copia")


def test_axe_finds_nothing_where_evidence_is_added_examined_hidden_and_followed(bench):
    bench.member.page.set_viewport_size(PHONE)
    piece = bench.adds("vista.jpg", samples.photo((320, 240)))
    bench.member.sends("Examinarlo")
    with Image.open(BytesIO(_drawn_around(bench, piece))) as shared:
        inside, beyond = shared.getpixel((45, 35)), shared.getpixel((100, 200))
    assert (max(inside) < 10, min(beyond) > 240) == (True, True)
    for address in (
        *(bench.home, f"{bench.home}/agregar"),
        *(piece, f"{piece}/ocultar", f"{piece}/captura"),
    ):
        bench.member.sound(address)
    seen = bench.member.examined
    seen.goto(f"{bench.member.base}/{piece}")
    drawn = seen.get_by_role("img", name="Imagen pequeña del archivo")
    assert drawn.evaluate("one => [one.naturalWidth, one.naturalHeight]") == [240, 320]
    seen.goto(f"{bench.member.base}/{piece}/ocultar")
    seen.get_by_role("button", name="Hacer la copia").click()
    expect(seen.get_by_label("Lugares, uno por línea")).to_have_accessible_description(NOTHING)
    bench.member.sound_here()
