"""The index of the search: folded words, stemmed in Spanish or English by the database's own dictionaries."""

from typing import Final
from uuid import UUID

from django.db import connection

from amparo.library.folding import asked, folded
from amparo.library.models import Paragraph, Source

CONFIGURATIONS: Final = {"es": "spanish", "en": "english"}


def configuration(language: str) -> str:
    """Name of the text search configuration of a language; `simple` stems nothing."""
    return CONFIGURATIONS.get(language, "simple")


def index_paragraphs(source: Source, paragraphs: list[Paragraph]) -> None:
    """Write the paragraphs with their index; one statement each thousand."""
    language = configuration(source.language)
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [_row(source.pk, language, one) for one in paragraphs])


def index_again(source: Source) -> None:
    """Stem the paragraphs anew after the language of a source was amended."""
    language = configuration(source.language)
    found = Paragraph.objects.filter(source=source).values_list("pk", "text")
    rows = [(language, folded(text).text, pk) for pk, text in found.iterator(500)]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE library_paragraph SET search = to_tsvector(%s::regconfig, %s) WHERE id = %s",
            rows,
        )


def head(source: Source) -> str:
    """The words of a source's facts that the search looks at, folded."""
    parts = (source.title, source.issuer, source.reference, source.reference_cited)
    return asked(" . ".join(part for part in parts if part))


def index_head(source: Source) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE library_source SET search = to_tsvector(%s::regconfig, %s) WHERE id = %s",
            [configuration(source.language), head(source), source.pk],
        )


def _row(source: UUID, language: str, one: Paragraph) -> tuple[str | int | bool | UUID | None, ...]:
    return (
        *(source, one.number, one.page, one.start, one.end, one.kind, one.mark, one.called_at),
        *(one.continues, one.text, language, folded(one.text).text),
    )


_INSERT = (
    'INSERT INTO library_paragraph (source_id, number, page, start, "end", kind, mark, called_at,'
    " continues, text, search) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s,"
    " to_tsvector(%s::regconfig, %s))"
)
