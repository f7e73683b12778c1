"""Addresses of collections and vocabularies; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.documentation import (
    changing,
    entering,
    erasing,
    keeping,
    registered,
    showing,
    splitting,
    tables,
    terms,
)

ONE = "colecciones/<uuid:collection_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("colecciones", showing.listed, name="collections"),
    path("colecciones/nueva", keeping.new, name="collection_new"),
    path(ONE, showing.shown, name="collection"),
    path(ONE + "/abrir", showing.open_it, name="collection_open"),
    path(ONE + "/cerrar", showing.close_it, name="collection_close"),
    path(ONE + "/compartir", keeping.share, name="collection_share"),
    path(ONE + "/registro", registered.asked, name="collection_people"),
    path(ONE + "/hechos/nuevo", entering.new, name="event_new"),
    path(ONE + "/hechos/<uuid:event_id>", showing.event, name="event"),
    path(ONE + "/hechos/<uuid:event_id>/actos", entering.acts, name="event_acts"),
    path(ONE + "/hechos/<uuid:event_id>/agregar/<slug:code>", changing.add, name="record_add"),
    path(ONE + "/registros/<uuid:entry_id>", showing.record, name="record"),
    path(ONE + "/registros/<uuid:entry_id>/cambiar", changing.change, name="record_change"),
    path(ONE + "/registros/<uuid:entry_id>/borrar", erasing.erase, name="record_erase"),
    path(ONE + "/relatos/<uuid:entry_id>/partir", splitting.split, name="narrative_split"),
    path("vocabularios", terms.listed, name="vocabularies"),
    path("vocabularios/tabla", tables.table, name="vocabulary_table"),
    path("vocabularios/<int:number>", terms.shown, name="word_list"),
]
