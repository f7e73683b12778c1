"""Addresses of figures; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.patterns import exporting, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("patrones", views.shown, name="patterns"),
    path("patrones/abrir", views.open_them, name="patterns_open"),
    path("patrones.csv", exporting.table_csv, name="patterns_csv"),
]
