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
        ("El alcalde nos prometió, hace dos años, que habría un puente.", "promise", "alcalde"),
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


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Es indispensable que el Congreso derogue la ley de canales.", ("Congreso",)),
        ("Es urgente que la PNP deje de hostigar a los comuneros.", ("PNP",)),
        ("Resulta imprescindible que el Ministerio de Salud atienda a los heridos.", ("Ministerio de Salud",)),
        ("Es urgente que el Poder Judicial y la Fiscalía resuelvan los casos.", ("Poder Judicial", "Fiscalía")),
        ("Es imprescindible que se investigue la muerte del dirigente.", ("el Estado",)),
        ("Es necesario que las familias reciban del Estado la reparación.", ("el Estado",)),
        ("It is essential that the Ministry of Health attend to the wounded.", ("Ministry of Health",)),
        ("It is urgent that Congress repeal the law on canals.", ("Congress",)),
        ("It is necessary for the Ministry of Lands to publish the map.", ("Ministry of Lands",)),
        ("It is essential that measures of protection be adopted.", ("the State",)),
        ("Alpine Mining Ltd should withdraw its machines from the basin.", ("Alpine Mining Ltd",)),
        ("It is high time that Congress listen to the women of the basin.", ("Congress",)),
        ("Respect for the FPIC matters.\n\nThe FPIC must be guaranteed by law.", ("the State",)),
        ("Southern Timber Inc. must compensate the families.", ("Southern Timber Inc.",)),
        ("Minera Andina S.A. debe retirar su maquinaria de la cuenca.", ("Minera Andina S.A.",)),
        ("Palmeras del Oriente debe retirar a su personal de la cuenca.", ("Palmeras del Oriente",)),
        ("Human Rights must be respected in the basin.", ("the State",)),
        ("Pedimos a la empresa Petrolera Norte abstenerse de perforar.", ("empresa Petrolera Norte",)),
        ("Exigimos a la empresa Agua Clara, una vez más, retirar sus bombas.", ("empresa Agua Clara",)),
        ("Recomendamos:\n\n1. Al Congreso derogar la ley.\n2. Al Congreso pedir un informe.", ("Congreso",)),
        ("La Red condena el crimen en la frontera con Brasil.\n\nEl Estado debe investigarlo.", ("el Estado",)),
        ("The Network mourns a death near the border with Brazil.\n\nThe State must act.", ("the State",)),
        ("The police of Brazil burned the camp.\n\nThe State must act.", ("the State of Brazil",)),
    ],
)  # fmt: skip
def test_a_claim_is_said_to_whoever_is_to_act(text, addressees):
    assert claims(text)[-1][1] == addressees


def test_a_promise_is_addressed_to_whoever_makes_it():
    (maker,) = claims("Nos comprometemos a acompañar a las familias.")[-1][1]
    assert "organizaciones" in maker


@pytest.mark.parametrize(
    ("text", "kind", "addressee"),
    [
        ("Que el Ministerio Público concluya la investigación sobre las muertes.", "demand", "Ministerio Público"),
        ("¡Que la Policía cese el hostigamiento a los comuneros!", "demand", "Policía"),
        ("Por ello, que el Gobierno Regional publique el estudio.", "demand", "Gobierno Regional"),
        ("Que Minera Sol no vuelva a ingresar al valle.", "demand", "Minera Sol"),
        ("Que se investigue la muerte del dirigente.", "demand", "el Estado"),
        ("Que el Congreso apruebe esta ley es inaceptable.", "repudiation", "el Estado"),
        ("Que el Congreso aprobó la ley en 2021 lo sabe todo el país.", "finding", "Congreso"),
    ],
)  # fmt: skip
def test_a_sentence_that_wishes_asks(text, kind, addressee):
    assert [claim[:2] for claim in claims(text)] == [(kind, (addressee,))]


def test_bullets_that_wish_ask_whoever_each_one_names():
    text = (
        "Por todo ello:\n\n– Que la Fiscalía archive las denuncias contra los comuneros.\n"
        "– Que el Congreso derogue la ley.\n– Que las empresas no financien la obra.\n"
    )
    assert [claim[:2] for claim in claims(text)] == [
        ("demand", ("Fiscalía",)),
        ("demand", ("Congreso",)),
        ("demand", ("empresas",)),
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "We demand that the Ministry of Lands:\n\n1. guarantee that the village\n   (a) receives the whole"
            " study;\n   (b) takes part in the watch on the river.\n2. suspend the licence.",
            ["receives the whole study", "takes part in the watch on the river.", "suspend the licence."],
        ),
        (
            "Exigimos al Ministerio del Ambiente:\n\n1. Garantizar que la comunidad de la cuenca alta del río"
            "\n   a) reciba el estudio;\n   b) participe en la vigilancia.\n2. Suspender la licencia.",
            ["reciba el estudio", "participe en la vigilancia.", "Suspender la licencia."],
        ),
        (
            "The Ministry of Lands must guarantee that the village\n(a) receives the study;\n(b) takes part.",
            ["receives the study", "takes part."],
        ),
        (
            "Exigimos al Ministerio de Salud:\n\n1. Que investigue los hechos:\n   a) con peritos"
            " independientes;\n   b) en un plazo razonable.\n2. Que proteja a la familia.",
            [
                "Que investigue los hechos: a) con peritos independientes; b) en un plazo razonable.",
                "Que proteja a la familia.",
            ],
        ),
        (
            "We demand that the Ministry of Lands investigate the fire: (a) with experts; (b) within a month.",
            ["We demand that the Ministry of Lands investigate the fire: (a) with experts; (b) within a month."],
        ),
        (
            "Exigimos al Ministerio de Salud:\n\na) En consulta con los pueblos, aprobar un protocolo;\n"
            "b) En un plazo de seis meses, publicar el registro.",
            [
                "En consulta con los pueblos, aprobar un protocolo",
                "En un plazo de seis meses, publicar el registro.",
            ],
        ),
    ],
    ids=["that-en", "that-es", "paragraph", "how-es", "how-en", "phrase-first"],
)  # fmt: skip
def test_items_under_an_item_are_read_with_what_they_go_on_with(text, asked):
    found = claims(text)
    assert [words for _, _, words in found] == asked
    assert {kind for kind, _, _ in found} == {"demand"}
    assert len({to for _, to, _ in found}) == 1
    assert found[0][1][0].startswith("Minist")


@pytest.mark.parametrize(
    ("opening", "item", "kind", "addressee"),
    [
        ("La Corte Austral\n\nRESUELVE:", "Requerir al Estado que adopte medidas.", "order", "el Estado"),
        ("La Corte Austral\n\nRESUELVE:", "Solicitar a los representantes que informen.", "request", "representantes"),
        ("La Corte Austral\n\nRESUELVE:", "Recomendar al Congreso que revise la ley.", "recommendation", "Congreso"),
        ("THE COURT DECIDES:", "To request the representatives to report.", "request", "representatives"),
        ("THE COURT DECIDES:", "To require the State to protect them.", "order", "the State"),
    ],
)  # fmt: skip
def test_what_a_court_decides_to_request_is_a_request_to_whom_it_names(
    opening, item, kind, addressee
):
    court = "ORDER OF THE INTER-AMERICAN COURT OF HUMAN RIGHTS\n\n" if "THE" in opening else ""
    court = court or "RESOLUCIÓN DE LA CORTE INTERAMERICANA DE DERECHOS HUMANOS\n\n"
    text = f"{court}{opening}\n\n1. {item}\n2. {item}\n"
    assert {(one.kind.value, one.addressees) for one in read(text)} == {(kind, (addressee,))}


def test_parties_named_under_recommendations_are_each_told_theirs():
    text = (
        "Recomendaciones\n\nA la Fiscalía Nacional:\n\n1. Reasignar las denuncias.\n\n"
        "Al Ministerio de Transportes y a la Policía Civil:\n\n1. Aprobar un protocolo.\n"
    )
    assert [to for _, to, _ in claims(text)] == [
        ("Fiscalía Nacional",),
        ("Ministerio de Transportes", "Policía Civil"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "addressee"),
    [
        ("PRIMERO. Que rechazamos la ampliación del canal mayor.", "repudiation", "el Estado"),
        ("SEGUNDO. Que nos preocupa el uso de drones sobre la escuela.", "concern", "el Estado"),
        ("TERCERO. Que exigimos al Congreso derogar la ley de canales.", "demand", "Congreso"),
    ],
)
def test_a_declaration_speaks_in_paragraphs_that_begin_with_que(text, kind, addressee):
    assert [claim[:2] for claim in claims(text)] == [(kind, (addressee,))]
