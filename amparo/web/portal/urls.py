"""Addresses of the public door. Spanish, short and neutral: a history shows them."""

from django.urls import include, path

from amparo.web import errors
from amparo.web.health import health
from amparo.web.portal import (
    adding,
    consenting,
    deciding,
    entering,
    following,
    languages,
    lawful,
    leaving,
    pages,
    reviewing,
    signing,
    speaking,
)
from amparo.web.portal.asking import pages as asking
from amparo.web.portal.asking import receipt, review

portal = [
    path("", pages.front, name="front"),
    path("que-pasa", pages.what_happens, name="what_happens"),
    path("ocultar", pages.hide, name="hide"),
    path("privacidad", pages.privacy, name="privacy"),
    path("accesibilidad", pages.accessibility, name="accessibility"),
    path("limites", pages.limits, name="limits"),
    path("ley", lawful.law, name="law"),
    path("fuentes", lawful.sources, name="sources"),
    path("idioma/<slug:code>", languages.choose, name="language"),
    path("salir", leaving.leave, name="leave"),
    path("pedir/urgente/<int:number>", asking.urgent, name="urgent"),
    path("pedir/urgente/enviar", review.send, name="send"),
    path("pedir/<int:number>", asking.ordinary, name="ordinary"),
    path("pedir/revisar", review.review, name="review"),
    path("recibo", receipt.receipt, name="receipt"),
    path("listo", receipt.done, name="done"),
    path("firmar", signing.enter, name="invitation"),
    path("firmar/textos", signing.invited, name="invited"),
    path("firmar/cerrar", signing.close, name="invitation_close"),
    path("volver", entering.enter, name="enter"),
    path("cerrar", entering.close, name="close"),
    path("seguimiento", following.follow, name="follow"),
    path("seguimiento/mensaje", speaking.message, name="message"),
    path("seguimiento/archivo", speaking.attach, name="attach"),
    path("seguimiento/peligro", speaking.danger, name="danger"),
    path("seguimiento/explicacion", speaking.explain, name="explain"),
    path("seguimiento/revision", reviewing.ask, name="review_request"),
    path("seguimiento/permisos", consenting.consents, name="consents"),
    path("seguimiento/contar-mas", adding.more, name="more"),
    path("seguimiento/medida/<uuid:measure_id>", deciding.measure, name="measure"),
]

urlpatterns = [
    path("", include((portal, "portal"))),
    path("api/v1/", include("amparo.api.portal_urls")),
    path("salud", health),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
