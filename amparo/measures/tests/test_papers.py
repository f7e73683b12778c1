import io

import pikepdf
import pytest

from amparo.assessment.errors import NotOpen
from amparo.coordination.tests.scene import NOW
from amparo.law import packs
from amparo.measures import selectors, services
from amparo.measures.errors import NoSuchOrder
from amparo.measures.papers import digest_of, order_digest
from amparo.measures.tests.conftest import FACTS


def texts(pdf: bytes) -> str:
    """Every word of a PDF, glyphs turned back by each font's own table."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            fonts = {str(name): _glyphs(font) for name, font in page.Resources.Font.items()}
            found.append(_spoken(page, fonts))
    return " ".join(found)


def _glyphs(font) -> dict[int, str]:
    table: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode("latin-1").splitlines():
        parts = line.replace(">", "").split("<")[1:]
        if len(parts) == 2 and all(parts):
            table[int(parts[0], 16)] = bytes.fromhex(parts[1].strip()).decode("utf-16-be")
    return table


def _spoken(page, fonts) -> str:
    said, glyphs = [], {}
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, step.operator
        if str(operator) == "Tf":
            glyphs = fonts[str(operands[0])]
        for run in _runs(operands) if str(operator) in ("TJ", "Tj") else ():
            codes = [run[i] << 8 | run[i + 1] for i in range(0, len(run), 2)]
            said.append("".join(glyphs.get(code, "?") for code in codes))
        if str(operator) == "ET":
            said.append(" ")
    return "".join(said)


def _runs(operands):
    first = operands[0]
    parts = first if isinstance(first, pikepdf.Array) else [first]
    return [bytes(part) for part in parts if isinstance(part, pikepdf.String)]


@pytest.fixture
def opened(scene, order):
    services.open_order(scene.police, order.id, "order", NOW, "es")
    return order


def test_the_order_on_paper_says_what_the_opened_order_says(scene, opened):
    said = texts(services.print_order(scene.police, opened.id, NOW, "es"))

    for words in (*FACTS.values(), opened.number, "Pase y deténgase en el lugar."):
        assert words.replace(" ", "") in said.replace(" ", "")


def test_what_a_patrol_carries_tells_nothing_of_her(scene, order):
    said = texts(services.print_road_sheet(scene.police, order.id, NOW, "es")).replace(" ", "")

    assert order.number in said
    for words in (*FACTS.values(), "Pase y deténgase", str(scene.file_id), "urgent"):
        assert words.replace(" ", "") not in said


def test_papers_are_tagged_and_have_a_title_and_a_language(scene, order):
    with pikepdf.open(
        io.BytesIO(services.print_road_sheet(scene.police, order.id, NOW, "es"))
    ) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "es"
        assert order.number in str(document.docinfo.Title)


def test_an_order_is_not_printed_before_it_is_opened(scene, order):
    with pytest.raises(NotOpen):
        services.print_order(scene.police, order.id, NOW, "es")


def test_another_desk_prints_nothing(scene, order):
    with pytest.raises(NoSuchOrder):
        services.print_road_sheet(scene.culture, order.id, NOW, "es")


def test_another_word_has_another_digest():
    assert digest_of({"what": "uno"}) != digest_of({"what": "dos"})


def test_the_page_of_the_opened_order_shows_the_digest_of_its_paper(scene, opened):
    text = selectors.order_text(scene.police, opened.id, NOW, "es")
    said = texts(services.print_order(scene.police, opened.id, NOW, "es"))

    assert order_digest(text, packs.current(), "es").replace(" ", "") in said.replace(" ", "")
