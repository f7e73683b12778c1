"""Turns of grammar the Reader must hold through, each in a table of sentences invented for it."""

import pytest

from amparo.reading import language_of, read

OPENS = {
    "es": "Las organizaciones firmantes nos pronunciamos.\n\n",
    "en": "The Network for the River speaks.\n\n",
}


def claims(text):
    """Kind, addressees and words of what is proposed of `text` in an organisation's statement."""
    text = OPENS[language_of(text)] + text
    return [
        (one.kind.value, one.addressees, " ".join(text[one.start : one.end].split()))
        for one in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "addressee"),
    [
        ("Nos preocupa hondamente la demora en la entrega de las actas.", "concern", None),
        ("Nos preocupa, una vez más, que el Congreso debilite la consulta.", "concern", "Congreso"),
        ("El Gobierno se comprometió en 2023 a titular las tierras.", "promise", "Gobierno"),
        ("El Ministerio de Salud se comprometió, en marzo de 2021, a abrir postas.", "promise", "Ministerio de Salud"),
        ("El Ministerio de Energía se obligó por escrito a remediar el lago.", "promise", "Ministerio de Energía"),
        ("El Ministerio de Cultura prometió consultar el decreto.", "promise", "Ministerio de Cultura"),
        ("La ministra prometió ayer crear una mesa.", "promise", "ministra"),
        ("The Government committed in 2023 to title the lands of the basin.", "promise", "Government"),
        ("The Ministry of Lands undertook, before the assembly, to mark the border.", "promise", "Ministry of Lands"),
        ("In 2021 the President pledged publicly to create a registry.", "promise", "President"),
    ],
)  # fmt: skip
def test_an_adverb_or_a_day_inside_the_verb_does_not_hide_it(text, kind, addressee):
    found = claims(text)[-1]
    assert found[0] == kind
    assert addressee is None or found[1] == (addressee,)


def test_crimes_that_somebody_committed_are_no_promise():
    text = "Nobody answered for the crimes committed in 2023 to silence the Government's critics."
    assert "promise" not in [kind for kind, _, _ in claims(text)]
