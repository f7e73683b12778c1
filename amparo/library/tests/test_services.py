from datetime import UTC, date, datetime

import pytest

from amparo.accounts.acts import NotYourAct
from amparo.custody import ledger, verification
from amparo.kernel.errors import Invalid, NotVisible
from amparo.library import quoting, searching, selectors, services
from amparo.library.errors import DocumentTooLarge, SourceChangedMeanwhile
from amparo.library.facts import Facts
from amparo.library.models import Source
from amparo.library.searching import asked, cut

AT = datetime(2026, 5, 4, 15, tzinfo=UTC)
TEXT = (
    "COMUNICADO INVENTADO\n\nLa Liga Inventada de Río Seco pide al Estado que proteja a las personas defen-\n"
    "soras del valle y que informe cada tres meses.\n\nTambién recuerda la Resolución 0777-2024-JUS.\n"
)
FACTS = Facts(
    issuer="Liga Inventada", title="Comunicado sobre el valle", issued_on=date(2026, 3, 2), reference="LI 3/2026",
    reference_cited="LI 03-2026", kind="statement",
)  # fmt: skip


@pytest.fixture
def keeper(cast):
    return cast.actor("documenter")


def test_a_document_is_kept_once_with_its_words_and_stands_under_the_ledgers_watch(keeper):
    first = services.keep(keeper, TEXT.encode(), FACTS, AT, "comunicado.txt")
    again = services.keep(keeper, TEXT.encode(), Facts(title="Otro"), AT)

    assert (first.did, again.did, again.source.pk) == ("added", "known", first.source.pk)
    assert selectors.text_of(first.source.pk) == TEXT
    assert selectors.original(keeper, first.source.pk) == TEXT.encode()
    assert first.source.language == "es"
    assert verification.verify().faults == []
    Source.objects.filter(pk=first.source.pk).update(reference="LI 4/2026")
    assert len(verification.verify().faults) == 1


def test_a_quotation_is_found_whatever_the_line_breaks_and_told_by_paragraph(keeper):
    source = services.add_source(keeper, TEXT.encode(), FACTS, AT)

    found = quoting.verify(source.pk, "proteja a las personas defensoras del  valle")

    assert found is not None
    assert not found.exact
    assert found.place.paragraph == 2
    words = quoting.quote(source.pk, found.start, found.end)
    assert (words[:7], words[-5:]) == ("proteja", "valle")
    same = quoting.words_digest("proteja a las personas defensoras del valle")
    assert quoting.stands(source.pk, found.start, found.end, same)
    assert not quoting.stands(source.pk, found.start + 1, found.end, same)


def test_a_source_known_by_digest_alone_gets_its_text_and_keeps_its_facts(keeper):
    import hashlib

    known = services.know(keeper, hashlib.sha256(TEXT.encode()).digest(), FACTS, AT)
    with pytest.raises(NotVisible):
        selectors.text_of(known.pk)

    kept = services.keep(None, TEXT.encode(), Facts(title="No vale"), AT)

    assert (kept.did, kept.source.pk, kept.source.title) == ("filled", known.pk, FACTS.title)
    assert Source.objects.get().has_text
    body = ledger.entries_of(known.pk)[-1].body
    assert (body["verb"], body["did"], body["by"]) == ("keep_library", "filled", "command")


def test_amended_facts_leave_the_former_ones_and_two_hands_do_not_cross(keeper):
    source = services.add_source(keeper, TEXT.encode(), FACTS, AT)
    note = Facts(**{**_plain(FACTS), "dispute_note_es": "Otros citan otro número."})

    amended = services.amend(keeper, source.pk, note, AT, expected=1)

    assert (amended.version, amended.dispute_note_es) == (2, "Otros citan otro número.")
    former = selectors.versions(keeper, source.pk).get()
    assert (former.version, former.facts["dispute_note_es"]) == (1, "")
    with pytest.raises(SourceChangedMeanwhile):
        services.amend(keeper, source.pk, FACTS, AT, expected=1)


def test_what_cannot_be_kept_says_why_and_who_may_not_keep_keeps_nothing(keeper, cast):
    with pytest.raises(DocumentTooLarge, match="20 MB"):
        services.keep(keeper, b"a" * (20 * 1024 * 1024 + 1), FACTS, AT)
    with pytest.raises(Invalid) as refused:
        services.keep(keeper, b"hola a todos", Facts(url="javascript:x", kind="no"), AT)
    assert sorted(refused.value.fields) == ["kind", "url"]
    with pytest.raises(NotYourAct):
        services.keep(cast.actor("reviewer"), TEXT.encode(), FACTS, AT)
    with pytest.raises(NotVisible):
        selectors.sources(cast.actor("analyst"))
    assert not Source.objects.exists()


def test_a_search_folds_accents_stems_both_languages_and_its_pages_are_the_whole(keeper):
    for number in range(7):
        words = f"La comunidad {number} pidió protección. Carta de la mesa."
        services.add_source(keeper, words.encode(), Facts(issuer=f"Mesa {number % 2}"), AT)
    services.add_source(keeper, b"The communities of the valley asked for this.", Facts(), AT)

    wanted = asked({"words": "protecciones comunidades", "limit": "3"})
    rows = selectors.sources(keeper, wanted)
    seen, cursor = [], ""
    while True:
        part = cut(rows, cursor, wanted.limit)
        seen += [row.pk for row in part.items]
        cursor = part.next
        if not cursor:
            break

    assert len(seen) == len(set(seen)) == rows.count() == 7
    assert selectors.sources(keeper, "community").count() == 1
    assert selectors.sources(keeper, '"pidio proteccion" -2').count() == 6
    assert selectors.sources(keeper, asked({"issuer": "Mesa 1"})).count() == 3


def test_an_excerpt_shows_the_authors_letters_and_never_markup(keeper):
    from amparo.library.excerpts import excerpts

    words = "Un <b>párrafo</b> cualquiera dice PROTECCIÓN aquí."
    source = services.add_source(keeper, words.encode(), Facts(language="es"), AT)

    (found,) = excerpts([source], "proteccion")[source.pk]

    assert [one.text for one in found.stretches if one.lit] == ["PROTECCIÓN"]
    assert found.text == words
    assert words[found.start : found.end] == "PROTECCIÓN"


def _plain(facts):
    return {name: getattr(facts, name) for name in facts.__slots__}


@pytest.mark.parametrize("words", ["", "inventada"])
@pytest.mark.parametrize(
    "place", ["2024-01-01", "0.5", "NaN", "-1.0", "1e999999999", "Infinity", "9999-99-99", "", "x"]
)
def test_a_cursor_of_another_list_is_told_to_be_none(db, words, place):
    rows = searching.matching(searching.Asked(words=words))
    cursor = f"{place}_00000000-0000-4000-8000-000000000000"
    if place == ("0.5" if words else "2024-01-01"):
        assert searching.cut(rows, cursor, 5).items == []
        return
    with pytest.raises(searching.SearchUnknown):
        searching.cut(rows, cursor, 5)
