"""Addresses of the library; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.library import checked, keeping, lists, showing

SOURCE = "biblioteca/<uuid:source_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("biblioteca", lists.listed, name="library"),
    path("biblioteca.csv", lists.exported, name="library_csv"),
    path("biblioteca/agregar", keeping.add, name="library_add"),
    path("biblioteca/revisar", checked.check, name="library_check"),
    path(SOURCE, showing.shown, name="library_source"),
    path(SOURCE + "/original", showing.original, name="library_original"),
    path(SOURCE + "/corregir", keeping.amend, name="library_amend"),
    path(SOURCE + "/revisar", checked.check_source, name="library_check_source"),
]
