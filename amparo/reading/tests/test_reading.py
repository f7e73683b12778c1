"""What the Reader makes of the ways in which public documents ask, order, hold and promise."""

from datetime import date

import pytest

from amparo.reading import Kind, language_of, read
from amparo.reading.facts import as_facts
from amparo.reading.reasons import UnknownReason, explain


def claims(text):
    """Kind, words and addressees of each proposal."""
    return [
        (one.kind.value, " ".join(text[one.start : one.end].split()), one.addressees)
        for one in read(text)
    ]


def one(text):
    found = read(text)
    assert len(found) == 1, claims(text)
    return found[0]


def kinds(text):
    return [kind for kind, _, _ in claims(text)]


IACHR = "Washington, D.C. — The Inter-American Commission on Human Rights (IACHR) "


def test_each_item_of_a_list_inside_a_sentence_is_a_claim_of_its_own():
    text = IACHR + (
        "requested that the State of Peru: a) adopt the necessary measures; b) agree on them with"
        " the beneficiary; and c) report on what it does to investigate. It thanked nobody."
    )
    found = claims(text)[:3]

    assert [words for _, words, _ in found] == [
        "adopt the necessary measures",
        "agree on them with the beneficiary",
        "report on what it does to investigate.",
    ]
    assert {to for _, _, to in found} == {("the State of Peru",)}
    assert {kind for kind, _, _ in found} == {"request"}


@pytest.mark.parametrize(
    ("text", "kind", "addressee"),
    [
        ("Exigimos al Ministerio Público que investigue la muerte de la dirigenta.", "demand", "Ministerio Público"),
        ("Las autoridades deben adoptar medidas concretas de protección.", "demand", "autoridades"),
        ("We recommend that the Ministry of Culture translate the decree.", "recommendation", "Ministry of Culture"),
        ("The authorities should publish the report of the inquiry.", "recommendation", "authorities"),
        ("Condenamos el asesinato de nuestro hermano por sicarios.", "repudiation", None),
        ("Nos preocupa que el Congreso debilite la consulta previa.", "concern", "Congreso"),
        ("Saludamos la aprobación del protocolo de protección.", "welcome", None),
        ("Nos comprometemos a acompañar a las familias hasta el final.", "promise", None),
        ("We will continue to monitor the trial of the defenders.", "promise", None),
        ("On 3 May 2021 Congress approved a law that weakens the courts.", "finding", "Congress"),
    ],
)  # fmt: skip
def test_who_asks_holds_or_promises_is_told_by_the_verb(text, kind, addressee):
    found = one(
        "Nosotras, las organizaciones firmantes, decimos.\n\n" + text if "amos" in text else text
    )
    assert found.kind == kind
    assert addressee is None or found.addressees == (addressee,)


def test_an_order_cited_inside_a_sentence_keeps_its_true_issuer():
    text = (
        "In August 2024 Congress approved the law, "
        "ignoring a resolution of the Inter-American Court that ordered a stop to it."
    )
    order = next(one for one in read(text) if one.kind is Kind.ORDER)

    assert order.issuer == "the Inter-American Court"
    assert text[order.start : order.end].startswith("a resolution of")
    assert order.addressees == ("Congress",)


def test_things_demanded_as_nouns_are_demands_one_by_one():
    text = (
        "The mission expresses its solidarity with their demands for justice, full reparations"
        " and for new elections."
    )
    assert kinds(text) == ["demand", "demand", "demand"]


def test_a_day_is_due_only_when_the_words_give_a_term():
    asked = one("The State must report by 9 January 2026 on every measure it took.")
    told = one("The State must investigate the killings of 9 January 2023.")

    assert asked.due == date(2026, 1, 9)
    assert told.due is None
    assert one("El Estado debe informar a más tardar el 30 de junio de 2025.").due == date(
        2025, 6, 30
    )


def test_an_impossible_day_is_no_term():
    assert one("The State must report by 30 February 2026 on every measure.").due is None


@pytest.mark.parametrize(
    "text",
    [
        "The Commission is a principal and autonomous body of the OAS, whose mandate derives from its Charter.",
        "El otorgamiento de la medida no constituye prejuzgamiento sobre una petición.",
        '"The State must crush these criminals," said the minister of the interior.',
        "Para más información escriba a prensa@ejemplo.org.",
        "DEMANDAS DE LA SOCIEDAD CIVIL",
        "The Commission did not request that the State adopt measures.",
    ],
    ids=["about-itself", "caveat", "third-party", "contact", "heading", "negation"],
)
def test_what_nobody_claims_is_left(text):
    assert claims(text) == []


def test_lines_wrapped_and_words_broken_by_a_page_are_read_as_they_were():
    text = "La Red exige al Estado que garan-\ntice la protec-\nción de las defen-\nsoras y que in-\nvestigue.\n"
    found = one(text)

    assert text[found.start : found.end].startswith("La Red exige")
    assert found.kind is Kind.DEMAND


def test_a_duty_in_the_passive_names_who_is_to_do_it():
    found = one("Risk assessments must be carried out by experts with training in the matter.")
    assert found.kind is Kind.STANDARD
    assert "experts" in found.addressees


def test_the_language_is_told_and_can_be_given():
    assert language_of("El Estado debe garantizar los derechos de las personas.") == "es"
    assert language_of("The State must guarantee the rights of the people.") == "en"
    assert read("The State must act on this now.", "es") == []


def test_every_proposal_says_in_words_why_it_was_made():
    text = "Exigimos justicia para las familias. El Estado debe investigar. Congress passed the bill in 2024."
    for found in read(text):
        for language in ("es", "en"):
            assert explain(found.reason, language).endswith(".")
        assert as_facts(found, text)["words"] in text
    with pytest.raises(UnknownReason):
        explain("because")
