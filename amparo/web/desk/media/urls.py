"""Addresses of a piece of evidence; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.media import hiding, views

PIECE = "pruebas/<uuid:file_id>/<uuid:blob_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(PIECE, views.piece, name="piece"),
    path(PIECE + "/abrir", views.open_it, name="piece_open"),
    path(PIECE + "/cerrar", views.close_it, name="piece_close"),
    path(PIECE + "/examinar", views.examine, name="piece_examine"),
    path(PIECE + "/copiar", views.copy, name="piece_copy"),
    path(PIECE + "/ocultar", hiding.hide, name="piece_hide"),
    path(PIECE + "/dibujo.jpg", hiding.drawn, name="piece_drawn"),
    path(PIECE + "/vista.jpg", views.preview, name="piece_preview"),
    path(PIECE + "/archivo", views.download, name="piece_download"),
]
