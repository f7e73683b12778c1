"""Addresses of laws; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.laws import alerting, comparing, life, preview, views

LAW = "leyes/<uuid:law_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("leyes", views.listed, name="laws"),
    path("leyes.csv", views.as_csv, name="laws_csv"),
    path("leyes.ics", alerting.as_calendar, name="laws_calendar"),
    path("leyes/agregar", views.entered, name="law_add"),
    path("leyes/avisos", alerting.listed, name="law_alerts"),
    path("leyes/avisos.atom", alerting.as_atom, name="law_alerts_atom"),
    path("leyes/avisos/leido", alerting.read, name="law_alert_read"),
    path(LAW, views.shown, name="watched_law"),
    path(LAW + ".atom", life.as_atom, name="law_atom"),
    path(LAW + "/actos/<slug:code>", views.act, name="law_act"),
    path(LAW + "/asuntos", views.open_matters, name="law_matters"),
    path(LAW + "/versiones", comparing.compared, name="law_versions"),
    path(LAW + "/publico", preview.preview, name="law_preview"),
]
