import gzip
import json
import zipfile
from io import BytesIO

import pikepdf
import pytest
import typst

from amparo.library import errors, limits
from amparo.library.extracting import Kind, extract
from amparo.library.extracting.kinds import Medium

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PAGE = (
    "<!doctype html><html lang=es><head><title>Una página</title><script>malo()</script></head><body>"
    "<nav><ul><li>Menú</ul></nav><main><h1>Comunicado</h1><p>La Liga Inventada <b>pide</b><br>al Estado:</p>"
    "<ul><li>a) informar;<li>b) reparar.</ul><div class='share-tools'>Comparta</div><p>Y un párrafo más, con palabras"
    " bastantes para que se tenga por el principal, porque lo principal es lo que más dice de todo lo que hay en una"
    " página como esta, que nadie escribió fuera de aquí.</p></main><footer>Pie</footer></body></html>"
)
PRINTED = r"""
#set page(width: 400pt, height: 460pt, columns: 2, header: [Informe del Observatorio Inventado],
  footer: context align(center, counter(page).display()))
#set text(size: 10pt, lang: "es", hyphenate: true)
#set par(justify: true)
#place(top + center, scope: "parent", float: true, text(size: 16pt)[*Un título que cruza las dos columnas*])
Primero. El Observatorio ve que las autoridades no han respondido todavía a la comunidad inventada de Río Seco, que
pidió protección#footnote[Carta de la comunidad, párrafo 12.] en dos ocasiones distintas.

#lorem(170)

Segundo. Pide que se informe#footnote[Informe anterior, página 4.] a quienes firmaron.

#lorem(170)
"""


@pytest.fixture(scope="module")
def printed():
    return typst.compile(PRINTED.encode())


def archive(parts):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def _captured(url, page):
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T10:00:00Z\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def told(layout, *kinds):
    return [layout.text[one.start : one.end] for one in layout.spans if one.kind in kinds]


def test_a_printed_page_is_read_by_columns_with_its_notes_apart_and_linked(printed):
    medium, layout = extract(printed)

    assert medium == Medium.PDF
    body = told(layout, Kind.BODY)
    assert body[0].startswith("Primero.")
    assert (
        body[0]
        .replace("-\n", "")
        .replace("\n", " ")
        .endswith("protección en dos ocasiones distintas.")
    )
    assert [
        layout.text[one.start : one.end].split()[0] for one in layout.spans if not one.continues
    ][:5] == ["Un", "Primero.", "Lorem", "Segundo.", "Lorem"]
    notes = [one for one in layout.spans if one.kind == Kind.NOTE]
    assert [(one.mark, one.page) for one in notes] == [("1", 1), ("2", 1)]
    assert layout.text[: notes[0].called_at].endswith("protección")
    assert layout.text[: notes[1].called_at].replace("-\n", "").endswith("informe")
    assert set(told(layout, Kind.FURNITURE)) == {"Informe del Observatorio Inventado", "1", "2"}
    assert max(one.page for one in layout.spans) == 2


def test_a_web_page_gives_its_main_text_and_nothing_that_runs_or_surrounds_it():
    medium, layout = extract(PAGE.encode())

    assert medium == Medium.HTML
    assert told(layout, Kind.HEADING) == ["Comunicado"]
    assert told(layout, Kind.ITEM) == ["a) informar;", "b) reparar."]
    assert told(layout, Kind.BODY)[0] == "La Liga Inventada pide\nal Estado:"
    assert not any(word in layout.text for word in ("malo", "Menú", "Comparta", "Pie"))
    assert (layout.facts["title"], layout.facts["language"]) == ("Una página", "es")


def test_a_web_archive_keeps_address_time_and_digest_of_its_page():
    records = gzip.compress(_captured("https://otra.example/", "<html><p>otra</p></html>"))
    records += gzip.compress(_captured("https://liga.example/1", PAGE))
    pages = '{"format": "json-pages-1.0"}\n' + json.dumps({"url": "https://liga.example/1"})
    medium, layout = extract(
        archive(
            {
                "datapackage.json": "{}",
                "archive/d.warc.gz": records,
                "pages/pages.jsonl": pages,
            }
        )
    )

    assert medium == Medium.WACZ
    assert layout.text.startswith("Comunicado")
    assert layout.facts["url"] == "https://liga.example/1"
    assert layout.facts["captured_at"] == "2026-03-02T10:00:00Z"
    assert len(layout.facts["resource_sha256"]) == 64


def test_a_word_processors_file_gives_paragraphs_items_and_linked_notes():
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = (
        f'<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr><w:r><w:t>Uno</w:t></w:r></w:p>'
        f'<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t xml:space="preserve">Pide</w:t></w:r>{call}'
        "<w:r><w:t> que informe.</w:t></w:r><w:del><w:r><w:delText>No.</w:delText></w:r></w:del></w:p>"
        "</w:body></w:document>"
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>La nota.</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    medium, layout = extract(archive({"word/document.xml": document, "word/footnotes.xml": notes}))

    assert (medium, layout.text) == (Medium.DOCX, "Uno\n\nPide que informe.\n\nLa nota.")
    assert [one.kind for one in layout.spans] == [Kind.HEADING, Kind.ITEM, Kind.NOTE]
    assert layout.text[: layout.spans[2].called_at].endswith("Pide")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_plain_text_is_the_file_itself_in_any_usual_encoding(encoding):
    text = "Señoras y señores:\r\n\r\nEl pueblo de “Ñahuin” pide:\r\n1. Agua.\r\n2. Escuela.\r\n"
    medium, layout = extract(text.encode(encoding))

    assert (medium, layout.text) == (Medium.TEXT, text)
    assert told(layout, Kind.ITEM) == ["1. Agua.", "2. Escuela."]


def _locked():
    file = BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    return file.getvalue()


def _blank():
    file = BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(file)
    return file.getvalue()


def _laughing():
    bomb = '<!DOCTYPE w [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;">]>'
    return archive(
        {"word/document.xml": f"{bomb}<w:document {W}><w:body>&b;</w:body></w:document>"}
    )


HOSTILE = {
    "empty": (lambda: b" \n ", errors.DocumentEmpty),
    "a program": (lambda: b"\x7fELF" + b"\0" * 99, errors.DocumentKindUnknown),
    "noise": (lambda: bytes(range(256)) * 9, errors.DocumentKindUnknown),
    "a locked PDF": (_locked, errors.DocumentLocked),
    "a PDF without words": (_blank, errors.NoWordsInDocument),
    "a broken PDF": (lambda: b"%PDF-1.7\nnada", errors.DocumentDamaged),
    "a broken archive": (lambda: b"PK\x03\x04nada", errors.DocumentDamaged),
    "an archive of something else": (lambda: archive({"a.txt": "a"}), errors.DocumentKindUnknown),
    "a billion laughs": (_laughing, errors.DocumentDeclaresEntities),
    "an archive that swells": (
        lambda: archive({"word/document.xml": b"\0" * 1_000_001}),
        errors.DocumentUnpacksTooMuch,
    ),
    "too many parts": (
        lambda: archive({f"word/{n}": "" for n in range(51)}),
        errors.DocumentTooLong,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_document_that_cannot_be_read_is_refused_in_plain_words(name, monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1_000_000)
    monkeypatch.setattr(limits, "PARTS", 50)
    make, refusal = HOSTILE[name]
    with pytest.raises(refusal):
        extract(make())


def test_a_document_that_never_ends_is_given_up(monkeypatch, printed):
    monkeypatch.setattr(limits, "CHILD_SECONDS", 0.001)
    with pytest.raises(errors.DocumentTakesTooLong):
        extract(printed)
