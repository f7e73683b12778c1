"""Two contests: the real one of which a document speaks, and an invented one with a log of advocacy."""

from __future__ import annotations

from datetime import datetime, timedelta

from amparo.accounts.actors import Actor
from amparo.commitments.candidacies import forms, log, services
from amparo.config.demonstration.beside.invented import ISLAND, PARTIES
from amparo.config.demonstration.beside.sourced import INVENTED, document, know
from amparo.config.demonstration.people import House

_OAS = "oas_candidacy_2025"
# The four pillars the document names, with the rights and topics of the record that belong to each.
_PILLARS = (
    ("democracy", "Democracia", "Democracy", ("political",), ("democracy", "new_constitution")),
    (
        "human_rights",
        "Derechos humanos",
        "Human rights",
        (
            "justice",
            "reparation",
            "truth",
            "association",
            "expression",
            "assembly",
            "defend_rights",
        ),
        ("contempt", "impunity", "withdrawal", "amnesty_laws", "civic_space", "reprisals"),
    ),
    ("security", "Seguridad", "Security", ("life", "integrity"), ("use_of_force", "military")),
    (
        "integral_development",
        "Desarrollo integral",
        "Integral development",
        ("environment", "land"),
        ("extractive_industries", "trade", "environmental_defenders"),
    ),
)
_CRITERIA = (
    (
        "candidacy_must_be_consistent",
        "Que la política del Estado que propone sea coherente con lo que el cargo defiende.",
        "That the policies of the State that proposes match what the post defends.",
    ),
    (
        "evaluate_proposing_state",
        "Que se mire el compromiso del Estado que propone, además de los méritos de la persona.",
        "That the commitment of the State that proposes be looked at, besides the person's merits.",
    ),
    (
        "submit_more_candidates",
        "Que haya más candidaturas, con prioridad para mujeres.",
        "That there be more candidacies, women first.",
    ),
)
_ARCHIPELAGO, _CAPE = "archipielago_inventado", "cabo_inventado"
_STATES = (
    (_ARCHIPELAGO, "other_state", "Archipiélago Inventado", "Invented Archipelago"),
    (_CAPE, "other_state", "Cabo Inventado", "Invented Cape"),
    ("faros_inventados", "body", "Unión Inventada de Faros", "Invented Union of Lighthouses"),
)


def tell(house: House, at: datetime) -> None:
    """The contest a document speaks of, then the invented one."""
    actor = house.actors["fatima"]
    know(actor, at - timedelta(days=29), (*PARTIES, *_STATES))
    _oas(actor, at - timedelta(days=28))
    _lighthouses(actor, at)


def _oas(actor: Actor, at: datetime) -> None:
    told = document(_OAS)
    form = forms.EnterContest(
        code="asg_candidacy",
        body_code="oas",
        post_es="Secretaría General Adjunta de la OEA, 2025",
        post_en="Assistant Secretary General of the OAS, 2025",
        election_cited="2025-03-05",
        election_other="2025-05",
        other_seen_in="Prensa; falta confirmarlo en el acta de la OEA",
        dispute_es="El documento es del 2 de abril de 2025 y pone la elección en el pasado.",
        dispute_en="The document is of 2 April 2025 and sets the election in the past.",
        sole="yes",
        sole_on="2025-04-02",
        **told,
    )
    contest = services.enter_contest(actor, form, at)
    for code, es, en, rights, tags in _PILLARS:
        pillar = forms.AddPillar(
            code=code, label_es=es, label_en=en, rights=rights, tags=tags, **told
        )
        services.add_pillar(actor, contest.id, pillar, at)
    for claim, es, en in _CRITERIA:
        criterion = forms.AddCriterion(
            party_code="coalition_oas_2025", claim_code=claim, words_es=es, words_en=en, **told
        )
        services.add_criterion(actor, contest.id, criterion, at)
    nominee = forms.AddNominee(state_code="peru", gender="unknown", **told)
    services.add_nominee(actor, contest.id, nominee, at)


def _lighthouses(actor: Actor, at: datetime) -> None:
    began = at - timedelta(days=27)
    form = forms.EnterContest(
        code="faros_inventados_presidencia",
        body_code="faros_inventados",
        post_es="Presidencia de la Unión Inventada de Faros",
        post_en="Presidency of the Invented Union of Lighthouses",
        election_cited=(at + timedelta(days=40)).date().isoformat(),
        sole="no",
        **INVENTED,
    )
    contest = services.enter_contest(actor, form, began)
    pillar = forms.AddPillar(code="light", label_es="Luz", label_en="Light", **INVENTED)
    services.add_pillar(actor, contest.id, pillar, began)
    for state, name, gender in (
        (ISLAND, "Persona Inventada Uno", "woman"),
        (_CAPE, "Persona Inventada Dos", "man"),
    ):
        nominee = forms.AddNominee(
            state_code=state,
            name=name,
            gender=gender,
            nominated_on=began.date().isoformat(),
            **INVENTED,
        )
        services.add_nominee(actor, contest.id, nominee, began)
    for ago, state, kind, stance, notes in (
        (20, _ARCHIPELAGO, "meeting", "listens", "Nota inventada: pidió el expediente en inglés."),
        (12, _ARCHIPELAGO, "reply", "shares", "Nota inventada: lo dirá en público."),
        (8, _CAPE, "meeting", "opposes", ""),
    ):
        contact = forms.LogContact(
            state_code=state,
            kind=kind,
            stance=stance,
            on=(at - timedelta(days=ago)).date(),
            notes=notes,
        )
        log.log_contact(actor, contest.id, contact, at - timedelta(days=ago))
