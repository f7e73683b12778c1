"""The laws the organisation watches: real ones with what public sources tell, and two plainly invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from amparo.accounts.actors import Actor
from amparo.commitments.concerns import services as concerns
from amparo.commitments.concerns.forms import SayFact
from amparo.commitments.laws import forms, services
from amparo.commitments.models import Law
from amparo.config.demonstration.beside import invented
from amparo.config.demonstration.beside.sourced import document, know, notes
from amparo.config.demonstration.people import House

Facts = Mapping[str, Any]
_OAS, _AMNESTY = "oas_candidacy_2025", "amnesty_protocol_2019"


def tell(house: House, at: datetime) -> None:
    """Enter five real laws as the documents and the notes tell them, then two invented ones."""
    actor = house.actors["fatima"]
    began = at - timedelta(days=30)
    know(
        actor,
        began,
        [
            (
                "idl",
                "organisation",
                "Instituto de Defensa Legal (IDL)",
                "Legal Defence Institute (IDL)",
            )
        ],
    )
    for told in (_apci, _procedure, _crimes, _amnesty, _escazu):
        told(actor, began)
    concerns.say_fact(actor, _measure_of_the_jne(), began)
    invented.tell(actor, at)


def _enter(actor: Actor, at: datetime, facts: Facts, steps: Iterable[Facts]) -> Law:
    law = services.enter_law(actor, forms.EnterLaw(state_code="peru", **facts), at)
    for step in steps:
        services.record_step(actor, law.id, forms.RecordStep(**step), at)
    return law


def _affects(actor: Actor, law: Law, at: datetime, effects: Iterable[Facts]) -> None:
    for effect in effects:
        services.say_effect(actor, law.id, forms.SayEffect(**effect), at)


def _touches(actor: Actor, law: Law, at: datetime, touches: Iterable[Facts]) -> None:
    for touch in touches:
        services.say_touch(actor, law.id, forms.SayTouch(**touch), at)


def _apci(actor: Actor, at: datetime) -> None:
    told, seen = document(_OAS), notes("V53", "V54")
    facts = {
        "code": "law_apci",
        "kind": "law",
        "number": "32301",
        "norm_code": "law_32301",
        "title_es": "Ley que modifica la ley de la APCI",
        "title_en": "Law that amends the law of the APCI",
        "about_es": "Según las fuentes: la APCI da conformidad previa a los proyectos; litigar contra el Estado "
        "con fondos de cooperación es infracción muy grave; multas de hasta 500 UIT; cancelación del registro.",
        "about_en": "As sources tell: the APCI agrees to projects beforehand; to litigate against the State with "
        "cooperation funds is a very serious infraction; fines of up to 500 UIT; registration cancelled.",
        **seen,
    }
    law = _enter(actor, at, facts, _life_of_apci(told, seen))
    window = forms.OpenWindow(kind="observe", whose_code="pe_executive", **told)
    services.open_window(actor, law.id, window, at)
    _affects(actor, law, at, _affected_by_apci(told))
    _touches(actor, law, at, _touched_by_apci(told))
    services.say_position(actor, law.id, _against_apci(told), at)


def _life_of_apci(told: Facts, seen: Facts) -> list[Facts]:
    by_executive = {"party_code": "pe_executive"}
    return [
        {"act": "approve", "on": "2025-03-12", "party_code": "pe_congress", **told},
        {
            "act": "stay_silent",
            "on": "2025-04-02",
            "words_es": "A esa fecha no la había observado, según tres organizaciones.",
            "words_en": "By then it had not observed it, three organisations say.",
            **by_executive,
            **told,
        },
        {
            "act": "order_measures",
            "on": "2025-07",
            "party_code": "iacourt",
            "words_es": "Barrios Altos y La Cantuta: representar sin represalias por esta ley.",
            "words_en": "Barrios Altos and La Cantuta: to represent with no reprisal from this law.",
            **notes("V53"),
        },
        {
            "act": "regulate",
            "on": "2025",
            "words_es": "Decreto Supremo 032-2025-RE: reglamento.",
            "words_en": "Supreme Decree 032-2025-RE: regulation.",
            **by_executive,
            **seen,
        },
        {
            "act": "regulate",
            "on": "2025",
            "words_es": "Decreto Supremo 033-2025-RE: infracciones, y un registro público de entidades sancionadas; "
            "60 días para entrar en vigor.",
            "words_en": "Supreme Decree 033-2025-RE: infractions, and a public register of entities sanctioned; "
            "60 days to enter into force.",
            **by_executive,
            **seen,
        },
        {
            "act": "declare_inapplicable",
            "on": "2026-01",
            "party_code": "pe_judiciary",
            "places": "4.u, 21.b.4, 21.c.2",
            "to_whom": ("idl",),
            "words_es": "Sexto Juzgado Constitucional de Lima, primera instancia.",
            "words_en": "Sixth Constitutional Court of Lima, first instance.",
            **notes("V55"),
        },
    ]


def _affected_by_apci(told: Facts) -> list[Facts]:
    return [
        {
            "kind": "people",
            "target": "victims_before_courts",
            "counts_es": "víctimas que perderían a quien las representa ante tribunales internacionales",
            "counts_en": "victims who would lose whoever represents them in international courts",
            **told,
        },
        {"kind": "organisation", "target": "pe_civil_society", **told},
        {"kind": "organisation", "target": "idl", **notes("V55")},
        {"kind": "proceeding", "target": "barrios_altos_la_cantuta", **notes("V53")},
    ]


def _touched_by_apci(told: Facts) -> list[dict[str, Any]]:
    reason = {
        "reason_es": "Según tres organizaciones, restringe la labor de las organizaciones.",
        "reason_en": "Three organisations say that it restricts what organisations do.",
    }
    rights = [
        {"kind": "right", "target": code, **reason, **told}
        for code in ("association", "expression", "assembly")
    ]
    counsel = {
        "kind": "claim",
        "target": "victims_lose_counsel",
        "reason_es": "Sanciona a quien litiga contra el Estado, y con ello priva a las víctimas de defensa.",
        "reason_en": "It sanctions those who litigate against the State, and so leaves victims without counsel.",
        **told,
    }
    return [*rights, counsel]


def _against_apci(told: Facts) -> forms.SayPosition:
    return forms.SayPosition(
        party_code="coalition_oas_2025",
        stance="concern",
        on="2025-04-02",
        claim_code="apci_excessive_powers",
        words_es="Da a la agencia facultades desmedidas sobre la cooperación y sobre quienes litigan.",
        words_en="It hands the agency powers out of measure over cooperation and those who litigate.",
        **told,
    )


def _procedure(actor: Actor, at: datetime) -> None:
    told = document(_OAS)
    law = _enter(
        actor,
        at,
        {
            "code": "law_cpc",
            "kind": "law",
            "norm_code": "cpc_reform_2024",
            "title_es": "Reforma del Código Procesal Constitucional de octubre de 2024",
            "title_en": "Reform of constitutional procedure of October 2024",
            **told,
        },
        [{"act": "approve", "on": "2024-10", "party_code": "pe_congress", **told}],
    )
    why = {
        "reason_es": "Limita cuánto obligan las decisiones de la Corte en casos de otros Estados.",
        "reason_en": "It limits how far rulings of the Court bind in cases of other States.",
    }
    _touches(
        actor,
        law,
        at,
        [
            {"kind": "claim", "target": "cpc_reform_limits_rulings", **why, **told},
            {"kind": "right", "target": "justice", **why, **told},
        ],
    )
    # No source read says whom it harms: it is entered as ours, to be verified.
    counts = {
        "counts_es": "víctimas cuyo caso se apoya en lo que la Corte decidió sobre otros Estados",
        "counts_en": "victims whose case rests on what the Court decided on other States",
    }
    _affects(actor, law, at, [{"kind": "people", "target": "victims_before_courts", **counts}])


def _crimes(actor: Actor, at: datetime) -> None:
    told, seen = document(_OAS), notes("V46")
    court = {"party_code": "iacourt", **seen}
    law = _enter(
        actor,
        at,
        {
            "code": "law_crimes_against_humanity",
            "kind": "law",
            "number": "32107",
            "norm_code": "law_32107",
            "title_es": "Ley sobre los crímenes de lesa humanidad y de guerra",
            "title_en": "Law on crimes against humanity and war crimes",
            **seen,
        },
        [
            {"act": "order_stop", "on": "2024-07-01", **court},
            {"act": "approve", "on": "2024-08", "party_code": "pe_congress", **told},
            {"act": "declare_breach", "on": "2025-10-03", **court},
        ],
    )
    why = {
        "reason_es": "La Corte ordenó detener su trámite; el Congreso la aprobó.",
        "reason_en": "The Court ordered it stopped; Congress passed it.",
    }
    _touches(
        actor, law, at, [{"kind": "judgment", "target": "court_stops_law_32107", **why, **told}]
    )
    people = {"kind": "people", "target": "victims_barrios_altos_la_cantuta", **told}
    proceeding = {"kind": "proceeding", "target": "barrios_altos_la_cantuta", **told}
    _affects(actor, law, at, [people, proceeding])


def _amnesty(actor: Actor, at: datetime) -> None:
    court = {"act": "order_measures", "party_code": "iacourt"}
    law = _enter(
        actor,
        at,
        {
            "code": "law_amnesty",
            "kind": "law",
            "number": "32419",
            "norm_code": "law_32419",
            "title_es": "Ley de amnistía",
            "title_en": "Amnesty law",
            **notes("V46", "V51", "V52"),
        },
        [
            {"on": "2025-07-24", "words_es": "Medidas urgentes.", "words_en": "Urgent measures."}
            | court
            | notes("V46"),
            {"act": "promulgate", "on": "2025-08-13", **notes("V46")},
            {"on": "2025-09-03", "words_es": "Ratificadas.", "words_en": "Ratified."}
            | court
            | notes("V46"),
            {
                "on": "2025-10-03",
                "words_es": "Medidas provisionales ampliadas: sin represalias contra víctimas, testigos ni abogados.",
                "words_en": "Provisional measures widened: no reprisals against victims, witnesses or lawyers.",
                **court,
                **notes("V46", "V51", "V52"),
            },
        ],
    )
    people = {"kind": "people", "target": "victims_barrios_altos_la_cantuta"}
    proceeding = {"kind": "proceeding", "target": "barrios_altos_la_cantuta"}
    seen = notes("V46", "V51", "V52")
    _affects(actor, law, at, [{**people, **seen}, {**proceeding, **seen}])


def _escazu(actor: Actor, at: datetime) -> None:
    told, seen = document(_AMNESTY), notes("V56", "V57", "V58")
    words = {
        "words_es": "Comisión de Relaciones Exteriores.",
        "words_en": "Foreign Affairs Committee.",
    }
    law = _enter(
        actor,
        at,
        {
            "code": "law_escazu",
            "kind": "treaty",
            "norm_code": "escazu",
            "title_es": "Ratificación pendiente del Acuerdo de Escazú",
            "title_en": "Pending ratification of the Escazú Agreement",
            **seen,
        },
        [
            {"act": "shelve", "on": on, "party_code": "pe_congress", **words, **seen}
            for on in ("2020-10-20", "2022-07-11")
        ],
    )
    window = forms.OpenWindow(kind="ratify", whose_code="pe_congress", **seen)
    services.open_window(actor, law.id, window, at)
    _affects(actor, law, at, [{"kind": "people", "target": "land_defenders", **told}])
    position = forms.SayPosition(
        party_code="amnesty",
        stance="for",
        on="2019-05-30",
        words_es="Pide ratificarlo: ayuda a que quienes defienden el ambiente estén a salvo e informados.",
        words_en="Asks for it: it helps those who defend the environment to be safe and informed.",
        **told,
    )
    services.say_position(actor, law.id, position, at)


def _measure_of_the_jne() -> SayFact:
    return SayFact(
        subject_kind="institution",
        subject="pe_jne",
        on="2021",
        words_es="La CIDH otorgó medidas cautelares a quien presidía el JNE (Resolución 56/2021).",
        words_en="The IACHR granted precautionary measures to whoever presided over the JNE (Resolution 56/2021).",
        **notes("V23"),
    )
