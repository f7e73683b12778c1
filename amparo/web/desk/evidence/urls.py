"""Addresses of evidence; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.evidence import adding, giving, handing, listing, piece

FILE = "pruebas/<uuid:file_id>"
PIECE = FILE + "/<uuid:blob_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("pruebas/verificar.pyz", handing.verifier, name="verifier"),
    path(FILE, listing.shown, name="evidence_of"),
    path(FILE + "/abrir", listing.open_it, name="evidence_open"),
    path(FILE + "/cerrar", listing.close_it, name="evidence_close"),
    path(FILE + "/agregar", adding.add, name="evidence_add"),
    path(FILE + "/capturar", adding.capture, name="evidence_capture"),
    path(FILE + "/mesa", giving.hand, name="evidence_hand"),
    path(FILE + "/tribunal", handing.export, name="evidence_court"),
    path(FILE + "/tribunal/<uuid:bundle_id>.zip", handing.bundle, name="court_bundle"),
    path(PIECE + "/captura", adding.describe, name="piece_describe"),
    path(PIECE + "/custodia", piece.custody, name="piece_custody"),
    path(PIECE + "/sello", piece.check_seal, name="piece_seal"),
    path(PIECE + "/traspaso", piece.transfer, name="piece_transfer"),
]
