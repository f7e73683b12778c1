import shutil
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from amparo.law import overlay, packs
from amparo.law.schema import Verification

READ = Verification(
    by="Abogada inventada", on="2026-01-05", article="art. 00", words="Texto inventado."
)


def test_peru_is_the_pack_when_none_is_named(installation):
    assert packs.current().code == "peru"


def test_a_pack_may_be_a_folder(installation, copied, monkeypatch):
    monkeypatch.setenv("AMPARO_LAW_PACK", str(copied))
    assert packs.current().code == "peru"


def test_an_unknown_pack_is_told_with_those_that_ship(installation, monkeypatch):
    monkeypatch.setenv("AMPARO_LAW_PACK", "atlantis")
    with pytest.raises(packs.NoSuchPack, match="peru"):
        packs.current()


def test_without_a_data_folder_the_pack_loads_as_it_ships(monkeypatch):
    monkeypatch.delenv("AMPARO_DATA_DIR", raising=False)
    monkeypatch.delenv("AMPARO_LAW_PACK", raising=False)
    packs.forget()
    assert not any(term.verified for term in packs.current().terms)
    packs.forget()


def test_a_pack_cannot_be_changed(peru):
    with pytest.raises(ValidationError):
        peru.terms[0].amount = 1


def test_an_old_edition_is_found_after_the_law_changes(installation, copied, monkeypatch):
    monkeypatch.setenv("AMPARO_LAW_PACK", str(copied))
    old = packs.current()
    terms = copied / "terms.yaml"
    terms.write_text(terms.read_text().replace("amount: 3\n", "amount: 4\n", 1))
    packs.forget()
    assert packs.current().edition != old.edition
    assert packs.at("peru", old.edition).term("admission_ordinary").amount == 3
    assert packs.current().term("admission_ordinary").amount == 4


def test_an_edition_never_run_here_is_not_invented(installation):
    with pytest.raises(packs.NoSuchPack):
        packs.at("peru", "1999-01-01+000000000000")


@pytest.mark.parametrize("edition", ["../../../etc", "..", "", "/", "2026-*"])
def test_an_edition_is_never_taken_for_a_path(installation, edition):
    packs.current()
    with pytest.raises(packs.NoSuchPack):
        packs.at("peru", edition)


def test_the_archive_keeps_each_edition_once(installation):
    pack = packs.current()
    packs.forget()
    packs.current()
    assert [p.name for p in (installation / "law-archive" / "peru").iterdir()] == [pack.edition]


def test_a_verification_shows_who_read_which_article(installation):
    overlay.record(packs.current(), "admission_urgent", READ, installation)
    packs.forget()
    term = packs.current().term("admission_urgent")
    assert (term.verified, term.verified_by, term.article) == (True, READ.by, READ.article)
    assert (term.badge("es"), term.badge("en")) == ("verificado", "verified")
    assert packs.current().term("admission_ordinary").badge("es") == "por verificar"


def test_a_verification_lapses_when_the_figure_changes(installation, copied, monkeypatch):
    monkeypatch.setenv("AMPARO_LAW_PACK", str(copied))
    overlay.record(packs.current(), "admission_ordinary", READ, installation)
    terms = copied / "terms.yaml"
    terms.write_text(terms.read_text().replace("amount: 3\n", "amount: 4\n", 1))
    packs.forget()
    assert not packs.current().term("admission_ordinary").verified


def test_a_second_verification_keeps_the_first(installation):
    pack = packs.current()
    overlay.record(pack, "admission_urgent", READ, installation)
    overlay.record(pack, "admission_ordinary", READ, installation)
    packs.forget()
    assert sum(term.verified for term in packs.current().terms) == 2


def test_a_spoilt_file_of_verifications_is_told_and_not_ignored(installation):
    (installation / overlay.FILE).write_text("verified: {peru: {admission_urgent: {by: x}}}\n")
    with pytest.raises(packs.PackFaulty, match=overlay.FILE):
        packs.current()


def test_the_digest_does_not_depend_on_where_the_pack_lies(peru, copied, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(copied, elsewhere)
    assert packs.load(elsewhere).digest == peru.digest


def test_in_the_evening_it_is_still_the_day_of_the_place_and_not_that_of_utc():
    evening = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
    assert packs.local_day(evening) == date(2026, 3, 1)
