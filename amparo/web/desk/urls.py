"""Addresses of the desk.  Each names one view; everything but sign-in and health asks for a member."""

from django.urls import URLPattern, URLResolver, include, path

from amparo.web.desk import (
    confirming,
    entries,
    entry,
    finding,
    kept,
    language,
    ledger,
    members,
    reference,
    today,
)
from amparo.web.desk.attend.views import attend
from amparo.web.desk.candidacies.urls import urlpatterns as _candidacies
from amparo.web.desk.claims.urls import urlpatterns as _claims
from amparo.web.desk.concerns.urls import urlpatterns as _concerns
from amparo.web.desk.documentation.urls import urlpatterns as _documentation
from amparo.web.desk.evidence.urls import urlpatterns as _evidence
from amparo.web.desk.exchange.urls import urlpatterns as _exchange
from amparo.web.desk.files import acts, judging, opening, papers, tabs
from amparo.web.desk.information import views as information
from amparo.web.desk.interamerican.urls import urlpatterns as _interamerican
from amparo.web.desk.laws.urls import urlpatterns as _laws
from amparo.web.desk.library.urls import urlpatterns as _library
from amparo.web.desk.lists import views as lists
from amparo.web.desk.media.urls import urlpatterns as _media
from amparo.web.desk.missions.urls import urlpatterns as _missions
from amparo.web.desk.orders import printing
from amparo.web.desk.orders import views as orders
from amparo.web.desk.patterns.urls import urlpatterns as _patterns
from amparo.web.desk.people.urls import urlpatterns as _people
from amparo.web.desk.situations.urls import urlpatterns as _situations
from amparo.web.desk.statements.urls import urlpatterns as _statements
from amparo.web.health import health

FILE = "expedientes/<uuid:file_id>/"
ORDER = "ordenes/<uuid:order_id>/"
REQUEST = "pedidos/<uuid:request_id>/"

_file: list[URLPattern | URLResolver] = [
    path(FILE, tabs.now, name="file"),
    path(FILE + "historia", tabs.whole_story, name="story"),
    path(FILE + "juicio", judging.judgement, name="judgement"),
    path(FILE + "medidas", tabs.measures, name="measures"),
    path(FILE + "instituciones", tabs.institutions, name="institutions"),
    path(FILE + "justicia", tabs.justice, name="justice"),
    path(FILE + "papeles", tabs.papers_of, name="papers"),
    path(FILE + "papeles/<uuid:blob_id>", papers.download, name="evidence"),
    path(FILE + "quien-abrio", ledger.opened, name="opened"),
    path(FILE + "quien-abrio/<int:index>.json", ledger.proof, name="proof"),
    path(FILE + "abrir", opening.open_with_purpose, name="open"),
    path(FILE + "cerrar", opening.close, name="close"),
    path(FILE + "actos/<slug:code>", acts.act, name="act"),
    path(FILE + "actos/<slug:code>/<uuid:subject>", acts.act, name="act_on"),
]
_file += _media
_file += _evidence
_order: list[URLPattern | URLResolver] = [
    path(ORDER, orders.order, name="order"),
    path(ORDER + "abrir", orders.open_it, name="order_open"),
    path(ORDER + "cerrar", orders.close_it, name="order_close"),
    path(ORDER + "orden.pdf", printing.whole, name="order_paper"),
    path(ORDER + "hoja-de-ruta.pdf", printing.road_sheet, name="order_road_sheet"),
    path(ORDER + "actos/<slug:code>", orders.act, name="order_act"),
    path(ORDER + "papeles/<uuid:blob_id>", orders.evidence, name="order_evidence"),
]
_information: list[URLPattern | URLResolver] = [
    path(REQUEST, information.request_, name="information"),
    path(REQUEST + "abrir", information.open_it, name="information_open"),
    path(REQUEST + "cerrar", information.close_it, name="information_close"),
    path(REQUEST + "responder", information.answer, name="information_answer"),
    path(REQUEST + "papeles/<uuid:blob_id>", information.evidence, name="information_evidence"),
]
_lists: list[URLPattern | URLResolver] = [
    path("solicitudes", lists.listed, {"kind": "requests"}, name="requests"),
    path("expedientes", lists.listed, {"kind": "cases"}, name="cases"),
    path("plazos", lists.listed, {"kind": "terms"}, name="terms"),
    path("ordenes", lists.listed, {"kind": "orders"}, name="orders"),
    path("pedidos", lists.listed, {"kind": "informations"}, name="informations"),
    path("pedidos.csv", lists.exported, {"kind": "informations"}, name="informations_csv"),
    path("solicitudes.csv", lists.exported, {"kind": "requests"}, name="requests_csv"),
    path("expedientes.csv", lists.exported, {"kind": "cases"}, name="cases_csv"),
    path("plazos.csv", lists.exported, {"kind": "terms"}, name="terms_csv"),
    path("ordenes.csv", lists.exported, {"kind": "orders"}, name="orders_csv"),
]
_pages: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("entrar", entry.sign_in, name="sign_in"),
    path("salir", entry.sign_out, name="sign_out"),
    path("idioma", language.choose, name="language"),
    path("atender", attend, name="attend"),
    path("buscar", finding.find, name="find"),
    path("confirmar", confirming.confirm, name="confirm"),
    path("recibos", kept.listed, name="receipts"),
    path("recibos/<uuid:envelope_id>", kept.shown, name="receipt"),
    path("recibos/<uuid:envelope_id>/abrir", kept.open_it, name="receipt_open"),
    path("recibos/<uuid:envelope_id>/cerrar", kept.close_it, name="receipt_close"),
    path("miembros", members.members, name="members"),
    path("registro", ledger.latest, name="ledger"),
    path("registro/<uuid:file_id>", entries.entries, name="entries"),
    path("registro/<uuid:file_id>/<int:index>.json", entries.proof, name="entry_proof"),
    path("norma", reference.law, name="law"),
    path("fuentes", reference.sources, name="sources"),
    path("teclado", reference.keyboard, name="keyboard"),
]
_follow_up = [*_library, *_claims, *_interamerican, *_laws, *_candidacies, *_concerns, *_statements]
_follow_up += _missions
_register = [*_situations, *_people, *_documentation, *_exchange, *_patterns]

urlpatterns = [
    path("salud", health, name="health"),
    path(
        "",
        include(
            ([*_pages, *_lists, *_file, *_order, *_information, *_follow_up, *_register], "desk")
        ),
    ),
    path("api/v1/", include("amparo.api.desk_urls")),
]

handler400 = "amparo.web.errors.bad_request"
handler403 = "amparo.web.errors.forbidden"
handler404 = "amparo.web.errors.not_found"
handler500 = "amparo.web.errors.failed"
