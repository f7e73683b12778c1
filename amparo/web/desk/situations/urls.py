"""Addresses of the register of situations; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.situations import finding, showing, taking, writing

SITUATION = "situaciones/<uuid:situation_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("situaciones", finding.listed, name="situations"),
    path("situaciones.csv", finding.exported, name="situations_csv"),
    path("situaciones/nueva", writing.new, name="situation_new"),
    path(SITUATION, showing.shown, name="situation"),
    path(SITUATION + "/abrir", showing.open_it, name="situation_open"),
    path(SITUATION + "/cerrar", showing.close_it, name="situation_close"),
    path(SITUATION + "/escribir", writing.edit, name="situation_edit"),
    path(SITUATION + "/soltar", writing.untie, name="situation_untie"),
    path(SITUATION + "/solicitud", taking.take, name="situation_take"),
    path(SITUATION + "/actos/<slug:code>", writing.act, name="situation_act"),
]
