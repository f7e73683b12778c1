"""Addresses of what the State owes."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.claims import (
    claims,
    entries,
    exports,
    importing,
    keeping,
    obligation,
    portfolio,
    preview,
    reading,
    vocabulary,
)

CLAIM = "afirmaciones/<uuid:claim_id>/"
OWED = "obligaciones/<uuid:claim_id>/"
PROPOSAL = "propuestas/<uuid:proposal_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("lectura/<uuid:source_id>", reading.desk, name="reading"),
    path("lectura/<uuid:source_id>/proponer", reading.propose, name="reading_propose"),
    path("lectura/<uuid:source_id>/anotar", reading.propose_by_hand, name="reading_add"),
    path(PROPOSAL + "aceptar", reading.accept, name="proposal_accept"),
    path(PROPOSAL + "rechazar", reading.reject, name="proposal_reject"),
    path(PROPOSAL + "unir", reading.merge, name="proposal_merge"),
    path(PROPOSAL + "corregir", reading.correct, name="proposal_correct"),
    path("afirmaciones", claims.listed, name="claims"),
    path("afirmaciones.<slug:form>", exports.claims, name="claims_export"),
    path("afirmaciones/nueva", keeping.new, name="claim_new"),
    path(CLAIM, claims.claim, name="claim"),
    path(CLAIM + "corregir", keeping.amend, name="claim_amend"),
    path(CLAIM + "retirar", keeping.withdraw, name="claim_withdraw"),
    path(CLAIM + "citar", keeping.cite, name="claim_cite"),
    path(CLAIM + "enlazar", keeping.link, name="claim_link"),
    path(CLAIM + "unir", keeping.merge, name="claim_merge"),
    path(CLAIM + "seguir", keeping.owe, name="claim_owe"),
    path(CLAIM + "sugerencia", keeping.decide, name="claim_suggestion"),
    path(OWED, obligation.obligation, name="obligation"),
    path(OWED + "voz", entries.voice, name="obligation_voice"),
    path(OWED + "hecho", entries.doing, name="obligation_doing"),
    path(OWED + "valoracion", entries.value, name="obligation_value"),
    path(OWED + "parte", entries.component, name="obligation_part"),
    path(CLAIM + "desenlazar", keeping.unlink, name="claim_unlink"),
    path("partes-y-temas", vocabulary.listed, name="vocabulary"),
    path("partes-y-temas/parte", vocabulary.party, name="party"),
    path("partes-y-temas/tema", vocabulary.topic, name="topic"),
    path("lo-que-se-debe", portfolio.owed, name="owed"),
    path("lo-que-se-debe.<slug:form>", exports.owed, name="owed_export"),
    path("tablero", portfolio.scores, name="scores"),
    path("recomendaciones/importar", importing.recommendations, name="recommendations"),
    path("recomendaciones/<uuid:import_id>.<slug:form>", importing.imported, name="imported"),
    path("vista-previa/afirmaciones/<uuid:claim_id>", preview.claim, name="preview_claim"),
    path("vista-previa/obligaciones/<uuid:claim_id>", preview.obligation, name="preview_owed"),
]
