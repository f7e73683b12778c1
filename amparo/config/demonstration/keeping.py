"""Evidence of a demonstration: a capture that an analyst kept, checked, passed on and made ready for a court."""

from datetime import datetime, timedelta
from uuid import UUID

from amparo.config.demonstration import copies, papers
from amparo.config.demonstration.people import House
from amparo.custody.opening import open_file
from amparo.evidence import adding, court, handling
from amparo.evidence.court import Wanted
from amparo.evidence.forms import CaptureForm
from amparo.evidence.media.copying import Wish


def tell(house: House, file_id: UUID, at: datetime) -> None:
    """Keep a drawn screenshot with what the Berkeley Protocol asks, all within the last hour."""
    ana, at = house.actors["ana"], at - timedelta(hours=1)
    opened = open_file(ana, file_id, "evidence_work", at)
    form = CaptureForm(
        url="https://red.example/inventada/amenaza?id=1",
        captured_at=at - timedelta(hours=2),
        tool="Captura de pantalla del navegador (inventada)",
        collector="Ana Demo",
        found="La señaló la persona en su mensaje (inventado).",
        note="Un mensaje público que nombra el camino de la casa (inventado).",
    )
    shown = papers.picture("captura (inventada)", "captura-inventada.png")
    blob = adding.add(ana, opened, shown, at, note=form.note, capture=form).blob
    handling.check_seal(ana, file_id, blob.id, at + timedelta(minutes=5))
    words = (
        "El teléfono de donde salió se entregó a la fiscalía inventada, contra recibo (inventado)."
    )
    handling.transfer(ana, file_id, blob.id, words, at + timedelta(minutes=10))
    at += timedelta(minutes=12)
    opened = open_file(ana, file_id, "evidence_work", at)
    copies.made_ready(ana, opened, blob, Wish(places={1: "C4:R10"}), at)
    at += timedelta(minutes=8)
    opened = open_file(ana, file_id, "court_work", at)
    wanted = Wanted(
        pieces=[blob.id],
        number="",
        recipient="Fiscalía inventada de turno, caso de muestra",
        basis=court.ORDER,
        ground="Disposición de muestra (inventada).",
    )
    court.make(ana, opened, wanted, at)
