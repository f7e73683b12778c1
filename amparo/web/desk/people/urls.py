"""Addresses of the register of people; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.people import deciding, listing, showing, writing

PERSON = "personas/<uuid:person_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("personas", listing.listed, name="people"),
    path("personas/nueva", writing.new, name="person_new"),
    path("personas/repetidas", deciding.repeated, name="repeated"),
    path("personas/iguales/<uuid:file_id>", deciding.same, name="same"),
    path(PERSON, showing.shown, name="person"),
    path(PERSON + "/abrir", showing.open_it, name="person_open"),
    path(PERSON + "/cerrar", showing.close_it, name="person_close"),
    path(PERSON + "/escribir", writing.edit, name="person_edit"),
    path(PERSON + "/quitar", writing.unrelate, name="person_unrelate"),
    path(PERSON + "/actos/<slug:code>", writing.act, name="person_act"),
    path("buscar.csv", listing.exported, name="find_csv"),
]
