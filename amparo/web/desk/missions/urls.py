"""Addresses of missions; the desk's own list of addresses takes them in."""

from django.urls import URLPattern, URLResolver, path

from amparo.web.desk.missions import acting, printing, showing, writing
from amparo.web.desk.missions.tabs import TABS

MISSION = "misiones/<uuid:mission_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("misiones", showing.listed, name="missions"),
    path("misiones/nueva", acting.new, name="mission_new"),
    path("misiones/seguir", acting.follow, name="mission_follow"),
    *(
        path(
            "/".join(filter(None, (MISSION, tab.address))),
            showing.shown,
            {"tab": tab},
            name=tab.name,
        )
        for tab in TABS.values()
    ),
    path(MISSION + "/abrir", showing.open_it, name="mission_open"),
    path(MISSION + "/cerrar", showing.close_it, name="mission_close"),
    path(MISSION + "/actos/<slug:code>", acting.act, name="mission_act"),
    path(MISSION + "/registros/<slug:code>", writing.record, name="mission_record"),
    path(MISSION + "/registros/<slug:code>/grabacion", writing.recording, name="mission_recording"),
    path(MISSION + "/grabaciones/<uuid:blob_id>", printing.recording, name="mission_blob"),
    path(MISSION + "/frases/<uuid:sentence_id>", writing.sentence, name="mission_sentence"),
    path(MISSION + "/frases/<uuid:sentence_id>/quitar", writing.remove, name="mission_remove"),
    path(MISSION + "/informes/<uuid:report_id>/<slug:form>", printing.report, name="mission_print"),
]
