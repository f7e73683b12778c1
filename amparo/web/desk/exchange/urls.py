"""Addresses of what goes in and out of collections; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.exchange import exporting, importing

ONE = "colecciones/<uuid:collection_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(ONE + "/importar", importing.into, name="collection_import"),
    path(ONE + "/exportar", exporting.chosen_csv, name="collection_export_csv"),
]
