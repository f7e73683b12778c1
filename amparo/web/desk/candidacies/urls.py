"""Addresses of candidacies; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.candidacies import feeding, publishing, views

CONTEST = "candidaturas/<uuid:contest_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidaturas", views.listed, name="candidacies"),
    path("candidaturas/agregar", views.entered, name="candidacy_add"),
    path(CONTEST, views.shown, name="candidacy"),
    path(CONTEST + ".atom", feeding.as_atom, name="candidacy_atom"),
    path(CONTEST + "/actos/<slug:code>", views.act, name="candidacy_act"),
    path(CONTEST + "/notas", views.notes, name="candidacy_notes"),
    path(CONTEST + "/incidencia.csv", views.log_as_csv, name="candidacy_log_csv"),
    path(CONTEST + "/expediente", publishing.preview, name="candidacy_dossier"),
    path(CONTEST + "/expediente.json", publishing.as_json, name="candidacy_json"),
    path(CONTEST + "/expediente.pdf", publishing.as_pdf, name="candidacy_pdf"),
]
