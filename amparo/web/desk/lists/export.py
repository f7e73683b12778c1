"""CSV that a spreadsheet cannot run: UTF-8, every cell quoted, no cell that begins a formula."""

import csv
import hashlib
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from amparo.web.desk.lists.kinds import Cell

FORMULA: Final = ("=", "+", "-", "−", "@", "\t", "\r")


def safe(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    flat = text.replace("\n", " ").replace("\r", " ")
    return "'" + flat if flat.lstrip(" ").startswith(FORMULA) else flat


def table(columns: Sequence[str | Promise], rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    return [[str(column) for column in columns], *([_flat(cell) for cell in row] for row in rows)]


def response(
    name: str, head: Sequence[tuple[str, str]], body: Sequence[Sequence[str]]
) -> HttpResponse:
    """The table, then a blank line and what it is: filter, date, author, SHA-256 of the table."""
    text = _csv(body)
    digest = hashlib.sha256(text.encode()).hexdigest()
    text += _csv([[], *head, [_("SHA-256 of the rows above"), digest]])
    answer = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _csv(rows: Iterable[Sequence[str]]) -> str:
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _flat(cell: Cell) -> str:
    parts = (
        cell.text,
        cell.left.due if cell.left and cell.text != cell.left.text else "",
        cell.sub,
    )
    return " · ".join(part for part in parts if part)
