import pytest

from amparo.law import packs
from amparo.law.reading import PackFaulty

SECOND_WAY = "  - {from: received, act: refer, to: refused, who: [analyst]}\n"


def line_of(folder, name, text):
    lines = (folder / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if text in line)


def test_the_shipped_pack_holds():
    assert packs.check(packs.SHIPPED / "peru") == []


def test_a_missing_field_is_told_with_its_file_line_and_name(change):
    folder = change("norms", '    number: "004-2021-JUS"\n', "")
    (fault,) = packs.check(folder)
    assert fault.file == "norms.yaml"
    assert fault.line == line_of(folder, "norms", "code: DS-004-2021-JUS")
    assert fault.field.endswith(".number")


def test_an_unknown_field_is_refused_where_it_stands(change):
    folder = change("terms", "    amount: 24\n", "    amount: 24\n    amuont: 24\n")
    (fault,) = packs.check(folder)
    assert (fault.file, fault.line) == ("terms.yaml", line_of(folder, "terms", "amuont"))


def test_a_key_written_twice_is_refused(change):
    folder = change("pack", "country: PE\n", "country: PE\ncountry: CO\n")
    (fault,) = packs.check(folder)
    assert (fault.line, fault.field) == (line_of(folder, "pack", "country: CO"), "country")


def test_what_is_not_yaml_is_told_with_its_line(change):
    folder = change("pack", "country: PE", "country: [PE")
    assert packs.check(folder)[0].file == "pack.yaml"


@pytest.mark.parametrize("content", [None, "", "\n# nothing\n"])
def test_a_file_that_is_missing_or_empty_is_told(copied, content):
    path = copied / "terms.yaml"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    assert [fault.file for fault in packs.check(copied)] == ["terms.yaml"]


def test_a_faulty_pack_does_not_load(change):
    with pytest.raises(PackFaulty, match=r"pack\.yaml:\d+: version"):
        packs.load(change("pack", "version: 2026-11-21", "version: 2026-02-30"))


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("stages", "who: [analyst, duty_delegate]", "who: [nobody]", "no role 'nobody'"),
        ("stages", "to: under_review", "to: limbo", "no stage 'limbo'"),
        ("stages", "meets: [completion_ordinary]", "meets: [a_term]", "no term 'a_term'"),
        ("stages", "needs: [purpose]", "needs: [a_wish]", "no need 'a_wish'"),
        ("terms", "norm: LPAG", "norm: LPAG-2", "no norm 'LPAG-2'"),
        ("terms", "escalates_to: supervisor", "escalates_to: boss", "no role 'boss'"),
        ("terms", "reasons: [awaiting_completion]", "reasons: [holidays]", "no pause reason"),
        ("sources", "must_not_know: [PNP", "must_not_know: [POLICE", "no institution 'POLICE'"),
        ("measures", "reveals: [alias", "reveals: [home", "no field that may be revealed"),
        ("form", "envelope: account", "envelope: drawer", "no envelope 'drawer'"),
        ("instrument", "scale: presence", "scale: guess", "no scale 'guess'"),
        ("matrix", "powers: [read_ledger]", "powers: [fly]", "no power 'fly'"),
        ("institutions", "parent: MININTER", "parent: INTERIOR", "no institution 'INTERIOR'"),
        ("desks", "roles: [analyst, ", "roles: [analist, ", "no role 'analist'"),
        ("roles", "code: auditor", "code: observer", "given more than once"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(change, name, old, new, told):
    faults = packs.check(change(name, old, new))
    assert any(told in fault.message and fault.file == f"{name}.yaml" for fault in faults)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("terms", "verified: false", "verified: true", "only `amparo law verify`"),
        ("terms", "escalates_to: supervisor", "escalates_to: null", "the turn is the person's"),
        ("terms", "escalates_to: null", "escalates_to: supervisor", "the turn is the person's"),
        ("terms", "unit: hour", "unit: business_day", "urgent track is counted in hours"),
        ("terms", "met_by: [notify]", "met_by: [notify, close]", "disagree"),
        ("matrix", "{order: write}", "{order: write, account: read}", "orders only"),
        ("approaches", "code: gender", "code: class_view", "asks for this approach"),
        ("stages", "rows:\n", "rows:\n" + SECOND_WAY, "leads to two stages"),
    ],
)
def test_parts_that_disagree_are_told(change, name, old, new, told):
    assert any(told in fault.message for fault in packs.check(change(name, old, new)))


def test_a_clock_of_the_urgent_track_cannot_pause(change):
    folder = change(
        "terms",
        "    amount: 24\n    unit: hour\n",
        "    amount: 24\n    unit: hour\n    pause: {reasons: [awaiting_completion]}\n",
    )
    assert any("never pauses" in fault.message for fault in packs.check(folder))


def test_the_urgent_road_never_grows_past_six_pages(change):
    folder = change("form", "  - code: defence\n", "  - code: defence\n    urgent: true\n")
    assert any("more than 6 pages" in fault.message for fault in packs.check(folder))
