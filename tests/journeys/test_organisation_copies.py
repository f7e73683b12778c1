"""A working copy tells nothing of whoever made a file, nor of what it was made with; the file is as it came."""

import zipfile
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

WHO = "Quién lo hizo"


@pytest.fixture
def bench(desk_beside, organisation):
    """A litigator at the evidence of a precautionary measure."""
    return Bench.of_a_measure(desk_beside("litigator"), organisation)


def _of_a_letter(copy, original):
    with zipfile.ZipFile(BytesIO(original)) as came, zipfile.ZipFile(BytesIO(copy)) as clean:
        parts = {name: clean.read(name) for name in clean.namelist()}
        gone = {"word/comments.xml", "customXml/item1.xml"}
        assert gone <= {*came.namelist()} - parts.keys()
    whole = b"".join(parts.values())
    assert b"La testigo es" in parts["word/document.xml"]
    left = [b"espia.example", b"w:author", b"2026-03-02", b"creator>" + samples.AUTHOR.encode()]
    assert [one for one in left if one in whole] == []
    with Image.open(BytesIO(parts["word/media/image1.jpeg"])) as picture:
        assert dict(picture.getexif()) == {}


def _of_a_paper(copy, _original):
    document = pypdfium2.PdfDocument(copy)
    assert [one for one in document.get_metadata_dict().values() if one] == []
    assert document.count_attachments() == 0
    left = (b"JavaScript", b"lista.txt", b"Acta reservada", samples.AUTHOR.encode())
    assert [one for one in left if one in copy] == []
    assert "Firman los presentes." in document[0].get_textpage().get_text_range()


def _of_a_sound(copy, original):
    with av.open(BytesIO(copy)) as clean, av.open(BytesIO(original)) as came:
        assert recordings.SPEAKER in came.metadata.values()
        assert {*clean.metadata} <= {"encoder"}
        assert abs(clean.duration - came.duration) < 50_000
        assert sum(frame.samples for frame in clean.decode(audio=0)) > recordings.TONE_RATE
    assert recordings.SPEAKER.encode() not in copy


# What is added; what its page tells of it; how a copy is read back.
FILES = {
    "carta.docx": (
        samples.letter,
        {WHO: samples.AUTHOR, "Enlace hacia afuera": "http://espia.example/plantilla.dotm"},
        _of_a_letter,
    ),
    "acta-reservada.pdf": (
        samples.paper,
        {WHO: samples.AUTHOR, "Título": "Acta reservada", "Archivo adjunto": "lista.txt"},
        _of_a_paper,
    ),
    "voz.wav": (lambda: recordings.sounding(3), {WHO: recordings.SPEAKER}, _of_a_sound),
}


def test_working_copies_of_a_letter_a_paper_and_a_sound_are_made_by_keys_and_tell_nothing(bench):
    member, keys = bench.member, Keyboard(bench.member.page)
    for name, (made, facts, read_back) in FILES.items():
        original = made()
        piece = bench.adds(name, original)
        keys.follows("Examinarlo")
        for label, value in facts.items():
            said = member.main.locator(f"dt:text-is('{label}') + dd")
            expect(said.filter(has_text=value).first).to_be_visible()
        keys.follows("Hacer una copia de trabajo sin metadatos")
        member.says("Copia de trabajo sin metadatos")
        read_back(bench.given("Descargar esta copia"), original)
        keys.follows("Examinarlo")
        told = " ".join(member.main.locator("dd").all_inner_texts())
        assert [one for one in facts.values() if one in told] == [], name
        assert bench.original(piece) == original
    member.sound(bench.here())
