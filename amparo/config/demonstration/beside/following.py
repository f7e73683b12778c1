"""What came of the published statement: its demands as claims, and what was done and said since, all invented."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from amparo.accounts.actors import Actor
from amparo.claims import services as claims
from amparo.claims.facts import CitationFacts, ClaimFacts, DoingFacts, ObligationFacts, VoiceFacts
from amparo.claims.models import Claim, Proposal
from amparo.config.demonstration.beside.sourced import know
from amparo.kernel.text import squeeze
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.library.models import Source, SourceKind
from amparo.library.quoting import text_of
from amparo.statements.models import Statement
from amparo.statements.pairing import counterparts

_STATE: Final = "muestra_inventada"
_REPLY: Final = (
    "Estado inventado de Muestra\n\nOficio inventado 3\n\nEl consejo inventado del valle quedó instalado. "
    "La fiscalía inventada abrió una carpeta por las amenazas inventadas, que continúa reservada.\n"
)
_INSTALLED: Final = "El consejo inventado del valle quedó instalado"
_OPENED: Final = "La fiscalía inventada abrió una carpeta por las amenazas inventadas"


def tell(actor: Actor, statement: Statement, published: datetime) -> None:
    """Accept its demands in both languages, follow the first two of them, enter what the State did and answered."""
    know(actor, published, [(_STATE, "other_state", "Estado de Muestra", "State of Sample")])
    day = published + timedelta(days=2)
    protect, investigate, _repeal = (_accepted(actor, row, day) for row in _demands(statement))
    for claim in (protect, investigate):
        claims.owe(actor, claim.id, ObligationFacts(scale="own"), day)
    reply = _reply(actor, published + timedelta(days=25))
    later, on = published + timedelta(days=26), (published + timedelta(days=24)).date()
    claims.record_doing(
        actor,
        protect.id,
        DoingFacts(
            on=on,
            party=_STATE,
            words_es="Se instaló un consejo inventado para el valle.",
            words_en="An invented council for the valley was set up.",
            citation=_place(reply, _INSTALLED),
        ),
        later,
    )
    claims.record_voice(
        actor,
        protect.id,
        VoiceFacts(
            speaker="state",
            stance="partly",
            on=on,
            party=_STATE,
            words_es="El Estado inventado dice que el consejo ya trabaja.",
            words_en="The invented State says that the council is already at work.",
            citation=_place(reply, _OPENED),
        ),
        later,
    )


def _demands(statement: Statement) -> list[Proposal]:
    source = statement.publications.get(language="es").source_id
    rows = Proposal.objects.filter(reason="list_item").order_by("start")
    return [row for row in rows if row.source_id == source]


def _accepted(actor: Actor, row: Proposal, at: datetime) -> Claim:
    """One claim of what both texts say, cited in both."""
    (answer,) = counterparts(row)
    words = text_of(row.source_id)[row.start : row.end]
    facts = ClaimFacts(
        kind="demand",
        issuer="coalicion_inventada",
        addressees=(_STATE,),
        words_es=squeeze(words),
        words_en=squeeze(answer.words),
    )
    claim = claims.accept(actor, row.id, facts, at)
    claims.merge(actor, answer.proposal.id, claim.id, at)
    return claim


def _reply(actor: Actor, at: datetime) -> Source:
    facts = Facts(
        title="Oficio inventado 3",
        issuer="Estado de Muestra",
        issued_on=(at - timedelta(days=1)).date(),
        reference="Oficio inventado 3",
        reference_cited="Oficio inventado 3",
        language="es",
        kind=SourceKind.LETTER.value,
    )
    return library.add_source(actor, _REPLY.encode(), facts, at)


def _place(source: Source, words: str) -> CitationFacts:
    start = text_of(source.pk).index(words)
    return CitationFacts(source_id=source.pk, start=start, end=start + len(words))
