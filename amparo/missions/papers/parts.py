"""The parts of a DOCX that are not its body: what they are, and nothing that tells of a machine or a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from amparo.missions.papers.wordml import HEAD, R, W, paragraph, words

_P: Final = "http://schemas.openxmlformats.org/package/2006"
_D: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_T: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BOTH: Final = f'xmlns:w="{W}" xmlns:r="{R}"'

TYPES: Final = (
    f'{HEAD}<Types xmlns="{_P}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_T}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_T}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_T}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_T}.settings+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_T}.footnotes+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_T}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
PACKAGE: Final = (
    f'{HEAD}<Relationships xmlns="{_P}/relationships">'
    f'<Relationship Id="rId1" Type="{_D}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_P}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
RELATIONS: Final = (
    f'{HEAD}<Relationships xmlns="{_P}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_D}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("settings", "settings.xml"),
                ("footnotes", "footnotes.xml"),
                ("footer", "footer1.xml"),
            ),
            1,
        )
    )
    + "</Relationships>"
)
NUMBERING: Final = (
    f'{HEAD}<w:numbering {_BOTH}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
SETTINGS: Final = (
    f"{HEAD}<w:settings {_BOTH}><w:removePersonalInformation/><w:removeDateAndTime/>"
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>'
)
_STYLES: Final = (
    ("Kind", "Kind of report", '<w:b/><w:color w:val="9A4F1C"/>', "", "paragraph"),
    ("Title", "Title", '<w:b/><w:sz w:val="40"/>', '<w:spacing w:after="160"/>', "paragraph"),
    (
        *("Heading1", "heading 1", '<w:b/><w:sz w:val="28"/>'),
        '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
        "paragraph",
    ),
    (
        *("Heading2", "heading 2", '<w:b/><w:sz w:val="22"/>'),
        '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
        "paragraph",
    ),
    ("Fact", "Fact", "", '<w:spacing w:after="40"/><w:ind w:left="284"/>', "paragraph"),
    ("Cell", "Cell", '<w:sz w:val="18"/>', '<w:spacing w:after="40"/>', "paragraph"),
    (
        "FootnoteText",
        "footnote text",
        '<w:sz w:val="18"/>',
        '<w:spacing w:after="0"/>',
        "paragraph",
    ),
    (
        "FootnoteReference",
        "footnote reference",
        '<w:vertAlign w:val="superscript"/>',
        "",
        "character",
    ),
    ("Hyperlink", "Hyperlink", '<w:color w:val="1D4F5C"/><w:u w:val="single"/>', "", "character"),
)


def document(body: str) -> str:
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1361" w:right="1417" w:bottom="1587" w:left="1417" w:header="709"'
        ' w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    return f"{HEAD}<w:document {_BOTH}><w:body>{body}{page}</w:body></w:document>"


def styles(language: str) -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/>'
        f'<w:lang w:val="{escape(language)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    )
    named = "".join(
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>'
        + ('<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>' if kind == "paragraph" else "")
        + (f"<w:pPr>{block}</w:pPr>" if block else "")
        + f"<w:rPr>{run}</w:rPr></w:style>"
        for key, name, run, block, kind in _STYLES
    )
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B9B5AB"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr></w:style>"
    )
    return f"{HEAD}<w:styles {_BOTH}>{defaults}{named}{grid}</w:styles>"


def footnotes(notes: Sequence[str]) -> str:
    """The notes by number from 1; before them the two lines that part them from the text."""
    lines = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
        "</w:r></w:p></w:footnote>"
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    told = "".join(
        f'<w:footnote w:id="{number}">{paragraph(mark, words(" "), inside, style="FootnoteText")}</w:footnote>'
        for number, inside in enumerate(notes, 1)
    )
    return f"{HEAD}<w:footnotes {_BOTH}>{lines}{told}</w:footnotes>"


def footer(text: str) -> str:
    pages = "".join(
        f'<w:fldSimple w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>{between}'
        for field, between in (("PAGE", words(" / ")), ("NUMPAGES", ""))
    )
    return f"{HEAD}<w:ftr {_BOTH}>{paragraph(words(text + '  '), pages, style='Cell')}</w:ftr>"


def core(title: str, issuer: str, language: str, made: str) -> str:
    """Title, issuer, language and when it was built: all that the file says of itself."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(issuer)}</dc:creator>"
        f"<dc:language>{escape(language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created></cp:coreProperties>'
    )
