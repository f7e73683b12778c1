"""Where a situation was, as finely as it is known, what of it may be published, and complaints in rows."""

from datetime import timedelta

import pytest

from amparo.accounts.tests.cast import BIRTH
from amparo.custody import cards
from amparo.custody.models import Sheet
from amparo.kernel.errors import Invalid
from amparo.registry.situations import reading, recording, searching
from amparo.registry.situations.forms import NewSituation, SituationForm, filled
from amparo.registry.situations.placing import placed
from amparo.registry.tests.test_people import whole_database

LATER = BIRTH + timedelta(minutes=1)
BARE = {"channel": "press", "known_on": "2026-02-03", "account": "Un papel inventado."}
TOLD = {
    **BARE,
    "department": "25",
    "province": "coronel portillo",
    "district": "Masisea",
    "community": "Caserío Huallpapata",
    "published": "department",
    "complained": [
        {"body": "prosecutor", "number": "77-2026", "on": "2026-01-30", "outcome": "La archivaron."},
        {},
    ],
    "complaints": "Y de palabra al teniente inventado.",
}  # fmt: skip


def record(actor, told):
    cards._lately.clear()
    return recording.record(actor, filled(NewSituation, told), LATER)


def found(actor, **asked):
    cards._lately.clear()
    return searching.look(actor, searching.asked(asked), LATER, LATER.date())


def test_places_are_told_by_name_label_or_code_and_corrected_at_their_field():
    assert placed("", "", "Masisea")[:3] == ("25", "2501", "250104")
    assert placed("25", "2501", "")[:3] == ("25", "2501", "")
    assert placed("", "", "masisea, coronel portillo, ucayali").district == "250104"
    assert placed("05", "", "") == ("05", "", "", {})
    # Of the department that was chosen the whole list is told; without one, those that are called so.
    for wrong, field, said in (
        (("05", "Coronel Portillo", ""), "province", "Huamanga, Cangallo"),
        (("25", "2501", "Nauta"), "district", "Campoverde"),
        (("", "Inventada", ""), "province", "departamento"),
        (("", "", "Inventado"), "district", "provincia"),
        (("", "", "Santa Rosa"), "district", "Santa Rosa, La Mar, Ayacucho"),
        (("", "", "999999"), "district", "provincia"),
    ):
        faults = placed(*wrong).faults
        assert list(faults) == [field]
        assert said in faults[field][0], faults
    with pytest.raises(Invalid) as refused:
        filled(NewSituation, {**TOLD, "province": "Lima", "published": "district",
                              "complained": [{"number": "77"}]})  # fmt: skip
    assert list(refused.value.fields) == ["published"]
    with pytest.raises(Invalid) as refused:
        filled(NewSituation, {**TOLD, "province": "Lima", "complained": [{"number": "77"}]})
    assert set(refused.value.fields) == {"province", "complained.0.body"}


def test_the_finer_place_is_sealed_found_and_kept_and_what_was_sealed_before_opens(cast):
    analyst = cast.actor("analyst")
    row, other = record(analyst, TOLD), record(analyst, BARE)
    assert row.department == "25"
    dump = whole_database()
    for word in ("Huallpapata", "77-2026", "teniente", "archivaron"):
        assert word not in dump
    seen = reading.open_situation(analyst, row.pk, "situation_work", LATER)
    assert (seen.province, seen.district, seen.published) == ("2501", "250104", "department")
    assert filled(SituationForm, seen.form(row)) == filled(SituationForm, TOLD)
    assert [one.row.pk for one in found(analyst, province="coronel portillo")] == [row.pk]
    assert [one.row.pk for one in found(analyst, district="250104")] == [row.pk]
    assert found(analyst, district="250105") == []
    with pytest.raises(Invalid):
        searching.asked({"province": "Inventada"})

    _as_they_were_sealed_before(analyst, other)
    seen = reading.open_situation(analyst, other.pk, "situation_work", LATER)
    assert (seen.province, seen.community, seen.published) == ("", "", "none")
    assert seen.told["complained"] == []
    assert filled(SituationForm, seen.form(other)) == filled(SituationForm, BARE)


def _as_they_were_sealed_before(actor, row):
    """Seal its sheets without what was not asked then."""
    from amparo.accounts.acts import acting

    with acting(actor, recording.KEEP, row.pk, LATER, note={"did": "amend_situation"}) as deed:
        told = dict(deed.values(["facts"])["situation"])
        del told["complained"]
        recording.put(deed, "situation", told)
        recording.put(deed, "place", {"text": "", "precision": "unknown"})
    assert Sheet.objects.filter(envelope__file_id=row.pk, field="place").count() == 1
