import io
import re
import zipfile

import pikepdf
import pytest

from amparo.library.extracting import docx, pdf
from amparo.missions.acts import building
from amparo.missions.tests.scene import COMMANDER, GUIDE, SECRETS

pytestmark = pytest.mark.django_db(transaction=True)
CANARIES = (
    *SECRETS.values(),
    GUIDE,
    COMMANDER,
    "Munaychana",
    "Qoriwayrana",
    "Zoraida",
    "Zorzalina",
)


def everything_in(content):
    """All that a paper's bytes hold, unpacked: texts, metadata, hidden parts, names of parts."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(
                one.filename + archive.read(one).decode() for one in archive.infolist()
            )
    with pikepdf.open(io.BytesIO(content)) as paper:
        streams = [one.read_bytes() for one in paper.objects if isinstance(one, pikepdf.Stream)]
        rest = [repr(one) for one in paper.objects if not isinstance(one, pikepdf.Stream)]
    return "\n".join([*(one.decode("latin-1") for one in streams), *rest, text_of_pdf(content)])


def text_of_pdf(content):
    return pdf.read(content).text


def test_both_papers_tell_the_same_and_nobody_who_did_not_agree_in_any_of_their_bytes(scene):
    scene.told().builds()
    _sheet, row = scene.printed()
    made = {
        form: building.printed(scene.documenter, scene.mission_id, row.id, form, scene.later())
        for form in ("pdf", "docx")
    }
    for content in made.values():
        whole = everything_in(content)
        assert [one for one in CANARIES if one.casefold() in whole.casefold()] == []
    for text in (text_of_pdf(made["pdf"]), docx.read(made["docx"]).text):
        flat = " ".join(text.split())
        assert "En 9 días la misión recibió 2 testimonios." in flat
        assert "lo dice Berta Nombrada Inventada" in flat
        assert "T1 · Testimonio 1" in flat
        assert "Puno" in flat
    may_be_heard(made["pdf"], made["docx"])
    again = building.printed(scene.documenter, scene.mission_id, row.id, "docx", scene.later())
    assert again == made["docx"]
    every_note_leads_to_a_record(again)


def may_be_heard(tagged, content):
    """What a screen reader needs of both: language, title, tags, headings, and tables with a head and a name."""
    with pikepdf.open(io.BytesIO(tagged)) as paper:
        assert (str(paper.Root.Lang), bool(paper.Root.MarkInfo.Marked)) == ("es", True)
        assert "<pdfuaid:part>1</pdfuaid:part>" in str(paper.open_metadata())
        kinds = {
            str(one.S)
            for one in paper.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one
        }
        assert {"/H1", "/H2", "/Table", "/TH", "/Note", "/Link"} <= kinds
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body, styles = (
            archive.read(f"word/{name}.xml").decode() for name in ("document", "styles")
        )
    named = set(re.findall(r'w:(?:p|r|tbl)Style w:val="([^"]+)"', body))
    assert named <= set(re.findall(r'w:styleId="([^"]+)"', styles))
    assert 'w:lang w:val="es-PE"' in styles
    tables = body.split("<w:tbl>")[1:]
    assert tables
    assert all("<w:tblHeader/>" in one and "<w:tblCaption w:val=" in one for one in tables)


def every_note_leads_to_a_record(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = ("document", "footnotes")
        body, notes = (archive.read(f"word/{name}.xml").decode() for name in names)
    called = re.findall(r'<w:footnoteReference w:id="(\d+)"', body)
    assert called == re.findall(r'<w:footnote w:id="(\d+)"', notes) == ["1", "2", "3"]
    leads = set(re.findall(r'w:anchor="([^"]+)"', notes))
    assert leads <= set(re.findall(r'w:name="(record_[^"]+)"', body))
