"""Addresses of concerns; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.concerns import views

CONCERN = "preocupaciones/<slug:kind>/<slug:code>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("preocupaciones", views.listed, name="concerns"),
    path("preocupaciones/agregar", views.say_fact, name="concern_fact"),
    path(CONCERN, views.shown, name="concern"),
    path(CONCERN + "/publico", views.preview, name="concern_preview"),
    path(CONCERN + ".csv", views.as_csv, name="concern_csv"),
    path(CONCERN + ".atom", views.as_atom, name="concern_atom"),
    path("promesas", views.promises, name="promises"),
]
