import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from amparo.library import services
from amparo.library.checking import Known, Norm, Reference, check
from amparo.library.checking.gathering import check_text
from amparo.library.checking.sentences import sentences
from amparo.library.facts import Facts

AT = datetime(2026, 5, 4, 15, tzinfo=UTC)
SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
NORM = Norm("0777-2024-JUS", "Norma inventada", ("077-2024-JUS",), ("2024-06-03",))


def told(text, **against):
    return [(one.code, text[one.start : one.end]) for one in check(text, Reference(**against))]


@pytest.mark.parametrize(
    "text",
    [
        "Lima, 2 de abril de 2025.- La Liga ve con preocupación la elección, que se realizará el 5 de marzo de 2025.",
        "Lima, April 2, 2025. – The League notes the election, which is scheduled for March 5, 2025 and has one name.",
        "2 April 2025\n\nThe vote will be held on 5 March 2025, and we ask for more candidates.",
    ],
)
def test_what_is_told_as_to_come_cannot_lie_before_the_day_of_the_text(text):
    ((code, words),) = told(text)
    assert code == "future_in_the_past"
    assert words in ("5 de marzo de 2025", "March 5, 2025", "5 March 2025")


@pytest.mark.parametrize(
    "text",
    [
        "Lima, 2 de abril de 2025.- La elección estaba prevista para el 5 de marzo de 2025 y se postergó.",
        "Lima, 2 de abril de 2025.- La elección se realizará el 5 de mayo de 2025.",
        "Lima, April 2, 2025. – The law of March 5, 2025 will harm people.",
        "The vote will be held on 5 March 2025.",
    ],
)
def test_a_date_that_may_be_so_is_left_alone(text):
    assert told(text) == []


def test_a_day_that_is_over_cannot_lie_after_the_text():
    text = "La resolución fue aprobada el 7 de mayo de 2025."
    assert told(text, issued_on=date(2025, 4, 2)) == [("past_in_the_future", "7 de mayo de 2025")]


def test_days_of_the_week_and_of_the_calendar_are_held_against_the_calendar():
    text = "Se reunieron el lunes 3 de marzo de 2026, el 31 de abril de 2026 y el martes 3 de marzo de 2026."
    assert told(text)[:2] == [
        ("weekday_differs", "lunes 3 de marzo de 2026"),
        ("date_impossible", "31 de abril de 2026"),
    ]


def test_the_number_of_a_norm_is_held_against_the_norm_itself_and_the_numbers_of_others():
    cites = "La Resolución Ministerial N.º {} protege. La Liga la publicó el 4 de junio de 2024."
    elsewhere = Norm("0888-2024-JUS", seen_in="Carta 4", sure=False)

    assert told(cites.format("0777-2024-JUS"), norms=(NORM,)) == []
    assert told(cites.format("077-2024-JUS"), norms=(NORM,))[0][0] == "norm_number_differs"
    assert told(cites.format("0778-2024-JUS"), norms=(NORM,))[0][0] == "norm_number_near"
    assert told(cites.format("088-2024-JUS"), norms=(elsewhere,))[0][0] == "norm_number_near"
    assert told(cites.format("777-2024"), norms=(NORM,))[0][0] == "norm_number_incomplete"
    assert told(cites.format("0123-2020-JUS"), norms=(NORM,))[0][0] == "citation_without_source"
    assert told("El DS 0777-2024-JUS, publicado el 5 de junio de 2024, rige.", norms=(NORM,)) == [
        ("norm_date_differs", "5 de junio de 2024")
    ]


def test_one_text_does_not_date_or_count_the_same_thing_twice_otherwise():
    text = (
        "La asamblea de la comunidad inventada de Río Seco eligió su junta el 3 de marzo de 2026. Firmaron 16 personas"
        " defensoras.\n\nLa junta que eligió la asamblea de la comunidad de Río Seco es del 5 de marzo de 2026. Son 18"
        " personas defensoras, y 18 días."
    )
    assert told(text) == [
        ("event_two_dates", "5 de marzo de 2026"),
        ("count_two_numbers", "18 personas defensoras"),
    ]


def test_quoted_words_are_the_words_of_a_source():
    source = Known(
        "Carta 4",
        text="El Estado no prote-\ngió a la comunidad inventada de Río Seco, ni lo intentó.",
    )
    said = "Dice: “{}”."

    good = said.format("no protegió a la comunidad […] ni lo intentó")
    assert told(good, documents=(source,)) == []
    other = said.format("El Estado no protegió nunca a nadie en esa comunidad inventada")
    assert told(other, documents=(source,))[0][0] == "quote_differs"
    assert "comunidad" in check(other, Reference(documents=(source,)))[0].evidence[1]
    absent = said.format("Nadie dijo jamás estas palabras aquí")
    assert told(absent, documents=(source,))[0][0] == "quote_not_found"


def test_a_name_is_spelled_one_way():
    text = "Rosa Ñahuin Quispe habló en Perú. Peru calló. Rosa Ñahuin Quizpe volvió. LA LIGA INVENTADA firmó."
    assert told(text, names=("La Liga Inventada",)) == [
        ("name_two_spellings", "Peru"),
        ("name_two_spellings", "Rosa Ñahuin Quizpe"),
    ]


def test_a_text_is_held_against_the_library_and_not_against_itself(cast):
    keeper = cast.actor("documenter")
    words = "La comunidad inventada de Río Seco pidió protección tres veces. Cita la 0888-2024-JUS."
    facts = Facts(title="Carta", reference="Carta 0901-2025-LIGA")
    source = services.add_source(keeper, words.encode(), facts, AT)
    draft = (
        "La Liga recuerda: “La comunidad inventada de Río Seco pidió ayuda tres veces.” Cita la Resolución"
        " 088-2024-JUS, la 059-2019-JUS y la 0901-2025-LIGA."
    )

    found = {one.code: one for one in check_text(keeper, draft)}

    assert set(found) == {"quote_differs", "norm_number_near", "norm_number_differs"}
    assert found["quote_differs"].evidence[0] == "Carta 0901-2025-LIGA"
    assert found["norm_number_differs"].evidence[0] == "0159-2019-JUS"
    assert [one.code for one in check_text(keeper, words, source_id=source.pk)] == [
        "citation_without_source"
    ]


@pytest.mark.parametrize(
    ("name", "code", "words", "against"),
    [
        ("000_*.txt", "future_in_the_past", "March 5, 2025", ("2025-04-02", "2025-03-05")),
        ("004_*.txt", "norm_number_differs", "059-2019-JUS", ("0159-2019-JUS",)),
    ],
)
def test_the_two_slips_of_published_documents_would_have_been_told_before(
    cast, name, code, words, against
):
    document = next(SEEDS.glob(name), None)
    if document is None:
        print(f"no {SEEDS}: no slip of a published document is looked for here")  # noqa: T201 - told to whoever runs the tests
        return
    text = document.read_bytes().decode()
    errors = [
        (one.code, text[one.start : one.end], one.evidence[: len(against)])
        for one in check_text(cast.actor("documenter"), text)
        if one.severity == "error"
    ]
    assert errors == [(code, words, against)]


def test_a_line_of_dots_takes_no_time_to_divide_into_sentences():
    began = time.monotonic()
    assert len(list(sentences("Una frase inventada. " + "." * 60_000 + " Otra frase."))) >= 2
    assert time.monotonic() - began < 3
