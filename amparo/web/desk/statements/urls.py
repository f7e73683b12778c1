"""Addresses of joint statements; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.statements import acting, publishing, showing

STATEMENT = "pronunciamientos/<uuid:statement_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("pronunciamientos", showing.listed, name="statements"),
    path("pronunciamientos.atom", publishing.feed, name="statements_atom"),
    path("pronunciamientos/nuevo", acting.new, name="statement_new"),
    path(STATEMENT, showing.shown, name="statement"),
    path(STATEMENT + "/abrir", showing.open_it, name="statement_open"),
    path(STATEMENT + "/cerrar", showing.close_it, name="statement_close"),
    path(STATEMENT + "/texto/<slug:language>", acting.text, name="statement_text"),
    path(STATEMENT + "/despues", showing.moved, name="statement_since"),
    path(STATEMENT + "/vista-previa", showing.preview, name="statement_preview"),
    path(STATEMENT + "/<slug:language>.pdf", publishing.paper, name="statement_pdf"),
    path(STATEMENT + "/<slug:language>.json", publishing.as_json, name="statement_json"),
    path(STATEMENT + "/actos/<slug:code>", acting.act, name="statement_act"),
    path(STATEMENT + "/sustento/<uuid:link_id>/quitar", acting.unrest, name="statement_unrest"),
    path("pronunciamientos/texto/<uuid:version_id>/sustento", acting.rest, name="statement_rest"),
    path("pronunciamientos/firma/<uuid:signatory_id>", acting.withdraw, name="statement_withdraw"),
]
