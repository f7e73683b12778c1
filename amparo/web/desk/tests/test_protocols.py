"""A threat, its link to the defence of rights and its investigation: on the form, on the page, out and back."""

import io
import json
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from pydantic import ValidationError

from amparo.documentation import reading, services
from amparo.documentation.details import Investigation
from amparo.documentation.records import Act
from amparo.documentation.tests.scene import Scene
from amparo.exchange import flat, openevsys
from amparo.exchange.choosing import Source
from amparo.exchange.packing import About, Written, pack

_WORDS = "Deja el puente inventado o verás"
_TYPED = {
    "type": "death_threat", "begins": "2026-03-14", "status": "likely", "version": "1", "note": "Se detalla.",
    "threat.wording": _WORDS, "threat.language": "es", "threat.medium": "text_message",
    "threat.reach": ["the_person", "the_family"], "threat.received": "Su hermana",
    "threat.evidence": "/archivo/2f0c1d52-7f0d-4f1c-9b3e-5a1f6f1b7c11/",
    "hypothesis.state": "first_hypothesis", "hypothesis.confirming": "Nombra el puente.",
    "investigation.complaint": "CF-7", "investigation.reported": "2026-03-15",
    "investigation.steps": "2026-04 Un oficio\n14/03 una declaración",
    "investigation.declined_by": "Un despacho inventado", "investigation.ground": "no_offence",
    "killing.scene": "it_was_not", "killing.family": ["kept_out"], "killing.autopsy_by": "Nadie",
    "torture.consistency": "highly_consistent", "torture.without_police": "it_was",
    "torture.examined_on": "2026-05-02",
}  # fmt: skip

_SHOWN = (
    _WORDS, "Por mensaje de texto", "Al menos 30 días", "Una pericia", "Concuerda en alto grado",
    "Primera hipótesis de trabajo", "No se le permitió participar", "Se dijo que no es delito",
)  # fmt: skip


def test_how_long_an_investigation_lies_still_is_counted_from_its_last_act_as_a_day_saw_it():
    followed = Investigation(
        reported="2026-03-15", steps="2026-04 Un oficio\n\n2026-06-10: Una pericia"
    )
    assert [when.value for when, _what in followed.taken()] == ["2026-04", "2026-06-10"]
    seen = {
        day: followed.dormant(date.fromisoformat(day))
        for day in ("2026-03-14", "2026-03-20", "2026-04-10", "2026-05-05", "2026-07-10")
    }
    assert list(seen.values()) == [None, 5, 0, 5, 30]
    assert Investigation(complaint="7").dormant(date(2026, 7, 10)) is None
    for wrong in ("Una pericia", "2026-13-01 Una pericia", "20261 Una pericia"):
        with pytest.raises(ValidationError):
            Investigation(steps=wrong)


@pytest.mark.django_db(transaction=True)
def test_a_threat_and_its_investigation_are_kept_shown_and_taken_out_whole(
    cast, settings, signed_in
):
    settings.AMPARO_PROFILE = "organisation"
    kept = Scene(cast)
    act = Act(event=kept.event().id, type="death_threat")
    services.enter(kept.actor, kept.id, [act], kept.at)
    page = signed_in(kept.actor)
    page.post(reverse("desk:collection_open", args=[kept.id]), {"purpose": "documenting_work"})
    change = reverse("desk:record_change", args=[kept.id, act.id])
    typed = {**_TYPED, "event": str(act.event)}
    wrong = page.post(change, typed)
    assert (wrong.status_code, "14/03 una declaración" in wrong.content.decode()) == (422, True)
    typed["investigation.steps"] = "2026-04 Un oficio\n2026-06-10 Una pericia"
    assert page.post(change, typed).status_code == 302
    shown = page.get(reverse("desk:record", args=[kept.id, act.id]) + "?al=2026-07-10")
    for words in _SHOWN:
        assert words in shown.content.decode(), words
    assert _WORDS in page.get(reverse("desk:event", args=[kept.id, act.event])).content.decode()
    listed = page.get(reverse("desk:word_list", args=[113])).content.decode()
    assert "Protocolo de Estambul" in listed
    out = page.get(reverse("desk:collection_export_csv", args=[kept.id])).content.decode()
    assert "una tabla aparte, amparo_rest, que otro programa pierde" in out
    _leaves(kept, act)


def _leaves(kept, act):
    """The table of acts has a column for each; OpenEvSys has none, and what it lacks stands in a table of ours."""
    file = reading.open_collection(kept.actor, kept.id, "documenting_work", timezone.now())
    found = reading.record(file, act.id).record
    row = next(iter(flat.rows(Source(file))))
    assert (row["act.threat.wording"], row["act.investigation.ground"]) == (_WORDS, "no_offence")
    about = About("prueba", "Prueba", "Inventada", kept.at, {})
    packed = b"".join(pack(openevsys.members(Source(file)), about, Written()))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        rest = next(name for name in archive.namelist() if name.endswith("amparo_rest.csv"))
        assert _WORDS in archive.read(rest).decode()
    brought = {one.id: one for one in openevsys.read(packed).records}
    assert brought[act.id] == found
    assert json.loads(found.as_bytes())["threat"]["evidence"].startswith("2f0c1d52")
