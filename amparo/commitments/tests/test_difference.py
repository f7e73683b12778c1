"""Two texts of a norm compared article by article. Every text here is invented."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.commitments.text.addresses import address, addresses
from amparo.commitments.text.articles import Kind, articles
from amparo.commitments.text.difference import DoesNotApply, Fate, Op, apply, difference
from amparo.commitments.text.units import units

OLD = """PROYECTO INVENTADO DE LEY DEL FARO

TÍTULO I
De la luz
Artículo 1.- Objeto
La presente ley inventada ordena encender el faro cada noche.
Artículo 2.- Definiciones
a) Faro: torre inventada con luz.
b) Guardián: quien la enciende.
1. Titular.
2. Suplente.
Artículo 3.- Deberes
El guardián enciende la luz antes de que anochezca y la apaga al alba.
Artículo 4.- Sanciones
Quien apague la luz sin causa paga una multa de diez monedas.

DISPOSICIONES COMPLEMENTARIAS TRANSITORIAS
PRIMERA.- Plazo
El faro se repara en treinta días.
DISPOSICIONES COMPLEMENTARIAS FINALES
ÚNICA.- Vigencia
Rige desde el día siguiente.
"""
NEW = """PROYECTO INVENTADO DE LEY DEL FARO

TÍTULO I
De la luz
Artículo 1.- Objeto
La presente ley inventada ordena encender el faro cada noche.
Artículo 2.- Inspección
Un inspector inventado visita el puerto cada mes y toma nota de todo.
Artículo 3.- Definiciones
a) Faro: torre inventada con luz.
b) Guardián: quien la enciende.
1. Titular.
2. Suplente.
Artículo 4.- Deberes
El guardián enciende la luz antes de que anochezca y la apaga una hora después del alba.

DISPOSICIONES COMPLEMENTARIAS TRANSITORIAS
PRIMERA.- Plazo
El faro se repara en treinta días.
DISPOSICIONES COMPLEMENTARIAS FINALES
ÚNICA.- Vigencia
Rige desde el día siguiente.
"""


def fates(change):
    return [(e.fate, e.old_key, e.new_key, e.moved) for e in change.entries if not e.stays]


def test_a_law_is_cut_into_articles_provisions_and_divisions_without_losing_a_character():
    found = articles(OLD)
    assert [each.key for each in found] == [
        *("", "D.1", "1", "2", "3", "4", "D.2", "T.1", "D.3", "F.1")
    ]
    assert found[7].kind is Kind.TRANSITORY
    assert found[9].kind is Kind.FINAL
    assert "".join(each.text for each in found) == OLD


def test_what_an_amending_article_quotes_is_its_own_and_a_reference_is_no_heading():
    text = (
        "Artículo 1.- Modificación\nSe modifica el\nartículo 4 de la ley inventada:\n"
        "“Artículo 4.- Fines\nu) Otros.\nArtículo 21.- Faltas\nb) Graves:\n4. Una.”\n"
        "Artículo 2.- Vigencia\nRige mañana.\n"
    )
    assert [each.key for each in articles(text)] == ["1", "1>4", "1>21", "2"]
    english = (
        "Article 1. Aim\nOne.\nSection 2-A. Duties\nTwo.\nTransitional provisions\nFirst. Three.\n"
    )
    assert [each.key for each in articles(english)] == ["1", "2-A", "D.1", "T.1"]


def test_numerals_and_letters_have_the_address_people_cite():
    text = "Artículo 21.- Faltas\na) Leves:\n1. Una.\nb) Graves:\n3. Tres.\n4. Cuatro.\nh) Ocho.\ni) Nueve.\n"
    found = {unit.address: unit.text for unit in units(articles(text)[0])}
    assert list(found) == ["21.a", "21.a.1", "21.b", "21.b.3", "21.b.4", "21.h", "21.i"]
    assert found["21.b.4"] == "4. Cuatro."
    dotted = articles("Artículo 7.- X\n7.1 Uno.\na. Letra.\n7.2 Dos.\ni) Romano.\nii) Otro.\n")[0]
    assert [unit.address for unit in units(dotted)] == [*("7.1", "7.1.a", "7.2", "7.2.i", "7.2.ii")]


@pytest.mark.parametrize(
    ("cited", "meant"),
    [
        ("Art. 21.b.4", "21.b.4"),
        ("artículo 21, literal b), numeral 4", "21.b.4"),
        ("Artículo 4-A", "4-A"),
        ("T.1", "T.1"),
        ("ninguno", ""),
    ],
)
def test_one_place_is_known_however_it_is_cited(cited, meant):
    assert address(cited) == meant


def test_a_list_of_places_is_read_in_its_order():
    assert addresses("arts. 4.u, 21.b.4 y 21.c.2") == ["4.u", "21.b.4", "21.c.2"]


def test_an_article_put_in_renumbers_what_follows_and_changes_only_what_changed():
    change = difference(OLD, NEW)
    assert fates(change) == [
        (Fate.ADDED, "", "2", False),
        (Fate.SAME, "2", "3", False),
        (Fate.CHANGED, "3", "4", False),
        (Fate.REMOVED, "4", "", False),
    ]
    changed = next(e for e in change.entries if e.fate is Fate.CHANGED)
    come = [run.text.strip() for run in changed.runs if run.op is Op.IN]
    assert sorted(" ".join(come).split()) == ["4", "del", "después", "hora", "una"]


def test_an_article_that_only_changed_place_is_moved():
    one, two, three = (
        f"Artículo {n}.- {w}\n{w} {w} {w} aquí.\n" for n, w in enumerate(("ala", "bote", "cal"), 1)
    )
    (entry,) = [e for e in difference(one + two + three, three + one + two).entries if e.moved]
    assert (entry.old_key, entry.new_key, entry.fate) == ("3", "3", Fate.SAME)


def test_a_difference_refuses_a_text_it_was_not_made_from():
    with pytest.raises(DoesNotApply):
        apply(difference(OLD, NEW), NEW)


WORDS = st.sampled_from(
    [
        "faro",
        "luz",
        "guardián",
        "noche",
        "alba",
        "multa",
        "torre",
        "la",
        "el",
        "y",
        "1.",
        "a)",
        "“",
        "”",
        ".",
    ]
)
BODY = st.lists(WORDS, max_size=12).map(" ".join)
HEAD = st.one_of(
    st.integers(1, 9).map(lambda n: f"Artículo {n}.- "),
    st.sampled_from(
        ["TÍTULO I\n", "DISPOSICIONES FINALES\n", "PRIMERA.- ", "“Artículo 3.- ", "Art. 2\n", ""]
    ),
)
TEXT = st.lists(st.tuples(HEAD, BODY, st.sampled_from(["\n", "\r\n", "\n\n", ""])), max_size=8).map(
    lambda parts: "".join("".join(part) for part in parts)
)


@settings(max_examples=60)
@given(TEXT | st.text(max_size=80))
def test_no_character_of_any_text_is_lost_and_every_key_is_one(text):
    found = articles(text)
    assert "".join(each.text for each in found) == text
    assert len({each.key for each in found}) == len(found)


@settings(max_examples=80)
@given(TEXT, TEXT)
def test_a_difference_applied_gives_the_other_text_and_its_inverse_leads_back(old, new):
    change = difference(old, new)
    assert apply(change, old) == new
    assert apply(change.inverse(), new) == old
    before, after = articles(old), articles(new)
    assert sorted(e.before for e in change.entries if e.before is not None) == [*range(len(before))]
    assert sorted(e.after for e in change.entries if e.after is not None) == [*range(len(after))]
    assert all(e.runs[0].op is Op.SAME for e in change.entries if e.stays and len(e.runs) == 1)


@settings(max_examples=30)
@given(TEXT)
def test_a_text_differs_from_itself_in_nothing(text):
    assert difference(text, text).empty


def test_a_line_of_blanks_takes_no_time_to_be_read_as_no_article():
    began = time.monotonic()
    articles(OLD + "\n" + " " * 60_000 + "x\nArtículo 9" + " " * 60_000 + "x\n")
    assert time.monotonic() - began < 3
