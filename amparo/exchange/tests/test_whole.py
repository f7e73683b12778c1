"""Whole collections in the formats of others: what goes out comes back equal, what others send is not trusted."""

import io
import json
import zipfile
from contextlib import ExitStack

import pytest

from amparo.documentation import reading, services
from amparo.documentation.details import Detention, Killing
from amparo.documentation.people import Biographic
from amparo.documentation.records import KINDS, Act, Event, Information, Intervention, Narrative
from amparo.documentation.shapes import Count, When, Where
from amparo.documentation.tests.scene import Scene, crowd
from amparo.documentation.tests.test_patterns import march
from amparo.exchange import arriving, coming, ftm, openevsys, whole
from amparo.exchange.choosing import Source
from amparo.exchange.errors import NotATable
from amparo.exchange.packing import About, Written, pack
from amparo.exchange.reports import Report
from amparo.exchange.tests import every_field

pytestmark = pytest.mark.django_db(transaction=True)


def everything(scene):
    opened = scene.opened()
    return {one.record.id: one.record for kind in KINDS for one in reading.records(opened, kind)}


def full():
    """A crowd, a march, and one record at least of every kind with what formats find hard."""
    records = [*crowd(20), *march()]
    person = next(one for one in records if one.kind == "person")
    event = Event(
        title="=Título con fórmula; y más", number="E-7", begins=When(value="2025-03", words="en marzo"),
        ends=When(value="2025", precision="estimate"), where=Where(latitude=-12.5, longitude=-77.0, ubigeo="150101"),
        violations=("019900000000",), beside={"columna ajena": "x"}, notes={"title": "aclara"},
        counts={"dead": Count(best=2)}, remarks="dos\r\nlíneas\n", confidential=True,
    )  # fmt: skip
    told = Narrative(event=event.id, text="Relato inventado. Otra frase.")
    act = Act(
        event=event.id, victim=person.id, type="killing", count=Count(low=1, best=2),
        begins=When(value="2025"), detention=Detention(case="Un caso", case_code="7-2025"), killing=Killing(),
        passages=({"narrative": told.id, "first": 1, "last": 2, "text": "Relato"},),
    )  # fmt: skip
    more = [
        Biographic(person=person.id, affiliation="Liga inventada", begins="2020-01"),
        Information(event=event.id, source=person.id, cited="Diario inventado", dated="2025-04"),
        Intervention(event=event.id, requested="A nadie", on="2025-05-01"),
    ]
    return [*records, event, told, act, *more, *every_field.records()]


def packed(form, scene):
    source = Source(scene.opened())
    if form is ftm:
        return b"".join(ftm.write(source))
    about = About("prueba", "Prueba", "Inventada", scene.at, {})
    return b"".join(pack(form.members(source), about, Written()))


@pytest.mark.parametrize("form", [openevsys, ftm], ids=["openevsys", "ftm"])
def test_what_goes_out_in_the_format_of_another_comes_back_equal(cast, form):
    here, there = Scene(cast), Scene(cast)
    services.enter(here.actor, here.id, full(), here.at)
    brought = form.read(packed(form, here))
    assert not brought.faults
    for _twice in range(2):
        list(whole.enter(there.actor, there.opened(), brought.records, there.at))
    assert everything(there) == everything(here)


def archive(**tables):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in tables.items():
            made.writestr(name.replace("__", "/") + ".csv", text)
    return out.getvalue()


def test_tables_of_another_installation_keep_their_numbers_and_what_has_no_field():
    content = archive(
        event="event_record_number,event_title,initial_date,initial_date_type,suyo\nPE-1,Marcha,2025-03-01,020000000000,x\n",
        person="person_record_number,person_name,sex,dependants\nP1,Ana Inventada,020000000000,varios\n",
        act="act_record_number,event,victim,type_of_act,initial_date\nA1,PE-1,P1,010299000000,0000-00-00\nA2,PE-9,P1,x,\n",
        arrest="arrest_record_number,court_case_code\nA1,77\n",
        ______fuera="a,b\n1,2\n",
    )
    brought = openevsys.read(content)
    person, event, act = brought.records
    assert (event.number, event.begins.value, event.beside) == ("PE-1", "2025-03", {"suyo": "x"})
    assert (person.sex, person.beside) == ("female", {"dependants": "varios"})
    assert (act.event, act.victim, act.begins) == (event.id, person.id, None)
    assert (act.beside, act.detention.case_code) == ({"initial_date": "0000-00-00"}, "77")
    assert brought.faults == {("act", "absent"): 1}
    assert [one.id for one in openevsys.read(content).records] == [person.id, event.id, act.id]


def test_a_hostile_archive_is_no_table():
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("event.csv", "w") as member,
    ):
        for _ in range(300):
            member.write(b"a" * 1_000_000)
    rest = archive(amparo_rest="kind,record,field,value\nperson,x,name," + "[" * 100_000 + "\n")
    for content in (b"", b"PK\x03\x04nada", archive(otra="a,b\n1,2\n"), bomb.getvalue(), rest):
        with pytest.raises(NotATable):
            openevsys.read(content)


def test_entities_of_others_become_people_and_events_and_what_does_not_fit_stays_beside():
    entities = [
        {"id": "p-1", "schema": "Person", "properties": {"name": ["Ana Inventada", "Anita"], "gender": ["female"],
                                                        "birthDate": ["1980-02"], "hairColor": ["negro"]}},
        {"id": "p-1", "schema": "Person", "properties": {"alias": ["La Inventada"]}},
        {"id": "o-1", "schema": "Company", "properties": {"name": ["Minera Inventada"], "country": ["pe"]}},
        {"id": "e-1", "schema": "Event", "properties": {"name": ["Reunión"], "country": ["pe"], "involved": ["p-1"],
                                                       "startDate": ["ayer"]}},
        {"id": "l-1", "schema": "Employment", "properties": {"employee": ["p-1"], "employer": ["o-1"],
                                                            "role": ["guardia"], "startDate": ["2019"]}},
        {"id": "x-1", "schema": "Passport", "properties": {"holder": ["p-1"], "number": ["77"]}},
        {"id": "x-2", "schema": "Vessel", "properties": {"name": ["Nave"]}},
    ]  # fmt: skip
    brought = ftm.read(b"\n".join(json.dumps(one).encode() for one in entities))
    person, company, job, event = brought.records
    assert (person.name, person.other_names, person.number) == (
        "Ana Inventada", ("Anita", "La Inventada"), "p-1",
    )  # fmt: skip
    assert (person.sex, person.born.value, person.unit) == ("female", "1980-02", "individual")
    assert person.beside == {
        "hairColor": "negro",
        "Passport x-1": '{"holder": ["p-1"], "number": ["77"]}',
    }
    assert (company.unit, company.beside) == ("group", {"country": "pe"})
    assert (job.person, job.related, job.begins.value) == (person.id, company.id, "2019")
    assert job.beside == {"role": "guardia"}
    assert (event.where.country, event.begins) == ("PE", None)
    assert event.beside == {"involved": "p-1", "startDate": "ayer"}
    assert brought.faults == {("Vessel", "kind"): 1}


def test_a_line_that_is_no_entity_is_told_by_its_number_and_the_rest_come_in(cast, tmp_path):
    here, there = Scene(cast), Scene(cast)
    services.enter(here.actor, here.id, march(), here.at)
    sent = packed(ftm, here).splitlines(keepends=True)
    lost = json.loads(sent[-1])["id"]
    sent[-1:] = [b'{"id": "x", "schema":\n', b"[1]\n"]
    sent[:0] = [b'\xef\xbb\xbf{"id": "x", "sche\n']
    numbers = [(1, "line"), (len(sent) - 1, "line"), (len(sent), "line")]
    form, brought = arriving.brought(b"".join(sent), Report())
    assert form == "ftm"
    told = [(one.number, one.faults[0].code) for one in brought.report.lines]
    assert (told, brought.report.rows["refused"]) == (numbers, 3)
    (path := tmp_path / "dañado.ftm.json").write_bytes(b"".join(sent))
    with ExitStack() as stack:
        found = coming.opened(path, stack, report := Report())
        list(whole.enter(there.actor, there.opened(), found.records, there.at, report))
    assert [(one.number, one.faults[0].code) for one in report.lines] == numbers
    assert {str(id_) for id_ in everything(here)} - {str(i) for i in everything(there)} == {lost}


def test_what_is_no_entity_is_refused_and_one_of_an_unknown_kind_is_told():
    for hostile in (
        b"",
        b"[]\n",
        b"{}\n",
        b"[" * 100_000,
        b'{"id": 1, "schema": "Person", "properties": 3}',
        b'{"id": "\\ud800", "schema": "Person", "properties": {}}',
    ):
        with pytest.raises(NotATable):
            ftm.read(hostile)
    odd = {"kind": "person", "rest": {"beside": "x", "id": ["y"]}}
    link = {"id": "z", "schema": "UnknownLink", "properties": {"subject": "z"}, "amparo": odd}
    assert ftm.read(json.dumps(link).encode()).faults == {("UnknownLink", "value"): 1}
