"""A report as DOCX: the fewest parts that a word processor opens, each written here, with real footnotes.

No library writes it: the one that is kept for such files makes no footnotes, and copies a template with
parts of its own (a thumbnail, settings, an author). Here nothing is in the file that is not on the page.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any, Final

from amparo.missions.papers import parts
from amparo.missions.papers.wordml import bold, link, marked, note, paragraph, table, words

Sheet = dict[str, Any]
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
# A word processor spells and hyphenates by language and country.
_SPOKEN: Final = {"es": "es-PE", "en": "en-GB"}


def word(sheet: Sheet, digest: str, at: datetime) -> bytes:
    """The sheet as one DOCX; the same sheet gives the same bytes."""
    notes: list[str] = []
    body = "".join(_body(sheet, digest, notes))
    made = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    files = {
        "[Content_Types].xml": parts.TYPES,
        "_rels/.rels": parts.PACKAGE,
        "word/document.xml": parts.document(body),
        "word/_rels/document.xml.rels": parts.RELATIONS,
        "word/styles.xml": parts.styles(_SPOKEN[str(sheet["language"])]),
        "word/numbering.xml": parts.NUMBERING,
        "word/settings.xml": parts.SETTINGS,
        "word/footnotes.xml": parts.footnotes(notes),
        "word/footer1.xml": parts.footer(f"{sheet['number']} · SHA-256 {digest[:32]}…"),
        "docProps/core.xml": parts.core(
            str(sheet["title"]), str(sheet["issuer"]), str(sheet["language"]), made
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), content.encode())
    return out.getvalue()


def _body(sheet: Sheet, digest: str, notes: list[str]) -> list[str]:
    labels, records = sheet["labels"], {one["code"]: one for one in sheet["records"]}
    head = f"{sheet['issuer']} · {sheet['on']} · {labels['mission']} {sheet['number']}"
    told = [
        paragraph(words(sheet["kind_label"]), style="Kind"),
        paragraph(words(sheet["title"]), style="Title"),
        paragraph(words(head)),
    ]
    for section in sheet["sections"]:
        tabled = sheet.get(section["code"], []) if section["code"] in _TABLES else []
        if section["sentences"] or tabled:
            told.append(paragraph(words(section["title"]), style="Heading1"))
            told += [
                paragraph(*_runs(one["runs"], records, notes), numbered=True)
                for one in section["sentences"]
            ]
            told += _TABLES[section["code"]](section["title"], tabled, labels) if tabled else []
    return [
        *told,
        *_annexes(sheet, labels),
        paragraph(words(f"{labels['digest']}: SHA-256 {digest}")),
    ]


def _runs(runs: list[dict[str, str]], records: dict[str, Sheet], notes: list[str]) -> list[str]:
    found, last = [], ""
    for run in runs:
        one = records.get(run.get("code", ""))
        if one is not None:
            led = link(_anchor(one["code"]), one["title"])
            notes.append(led + words(f": {one['line']}."))
            if last.isdecimal():
                # A note after a figure stands a little apart from it: 1³ would read as a power.
                found.append(words("\u202f"))
            found.append(note(len(notes)))
        elif "text" in run:
            last = run["text"][-1:]
            found.append(words(run["text"]))
    return found


def _force(_title: str, rows: list[list[str]], labels: Sheet) -> list[str]:
    found = []
    for row in rows:
        title = [link(_anchor(row[0]), row[0]), words(f" · {row[1]}")]
        found.append(paragraph(*title, style="Heading2"))
        found += [
            paragraph(bold(f"{name}: "), words(value), style="Fact")
            for name, value in zip(labels["columns_force"][2:], row[2:], strict=True)
            if value
        ]
    return found


def _elements(title: str, rows: list[list[str]], labels: Sheet) -> list[str]:
    return [table(title, labels["columns_elements"], rows, (1000, 2500, 2950, 2550))]


def _replies(title: str, rows: list[list[str]], labels: Sheet) -> list[str]:
    return [table(title, labels["columns_replies"], rows, (1000, 1600, 1250, 1850, 1500, 1800))]


_TABLES: Final = {"force": _force, "elements": _elements, "replies": _replies}


def _annexes(sheet: Sheet, labels: Sheet) -> list[str]:
    told = []
    if sheet["figures"]:
        told.append(paragraph(words(labels["figures"]), style="Heading1"))
        told.append(paragraph(words(labels["figures_hint"])))
        told.append(
            table(labels["figures"], labels["columns_figures"], sheet["figures"], (7000, 2000))
        )
    if sheet["differences"]:
        rows = [
            [one[n] for n in ("what", "before", "now", "because")] for one in sheet["differences"]
        ]
        told.append(paragraph(words(labels["differences"]), style="Heading1"))
        told.append(
            table(
                labels["differences"], labels["columns_differences"], rows, (1200, 2600, 2600, 2600)
            )
        )
    told.append(paragraph(words(labels["records"]), style="Heading1"))
    told.append(paragraph(words(labels["records_hint"])))
    for number, one in enumerate(sheet["records"]):
        title = marked(number, _anchor(one["code"]), words(f"{one['code']} · {one['title']}"))
        told.append(paragraph(title, style="Heading2"))
        told.append(paragraph(words(one["line"])))
        if one["text"]:
            told.append(paragraph(words(one["text"])))
        if one["quoted"]:
            told.append(paragraph(bold(f"{labels['quoted']}: "), words(f"«{one['quoted']}»")))
    return told


def _anchor(code: str) -> str:
    return f"record_{code}"
