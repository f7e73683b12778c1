"""Addresses of Inter-American matters; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.interamerican import acting, control, exchanging, listing, showing

MATTER = "interamericano/<uuid:matter_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("interamericano", listing.listed, name="matters"),
    path("interamericano.csv", listing.exported, name="matters_csv"),
    path("interamericano.ics", listing.calendar, name="matters_ics"),
    path("interamericano/control", control.listed, name="rulings"),
    path("interamericano/control.csv", control.exported, name="rulings_csv"),
    path("interamericano/nuevo", acting.new, name="matter_new"),
    path(MATTER, showing.shown, name="matter"),
    path(MATTER + "/abrir", showing.open_it, name="matter_open"),
    path(MATTER + "/cerrar", showing.close_it, name="matter_close"),
    path(MATTER + "/borrador.pdf", exchanging.draft, name="matter_draft"),
    path(MATTER + "/paquete", exchanging.bundle, name="matter_bundle"),
    path(MATTER + "/paquete/<uuid:bundle_id>.zip", exchanging.sent, name="matter_sent"),
    path(MATTER + "/papeles/<uuid:paper_id>", exchanging.paper, name="matter_paper"),
    path(MATTER + "/recibir", exchanging.receive, name="matter_receive"),
    path(MATTER + "/actos/<slug:code>", acting.act, name="matter_act"),
]
