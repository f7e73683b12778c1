"""The shapes of records: what they refuse, what they keep, and the numbers of their fields."""

from datetime import date
from uuid import uuid4

import pytest
from pydantic import BaseModel, ValidationError

from amparo.documentation.details import Detention
from amparo.documentation.fields import described
from amparo.documentation.records import KINDS, PARTS, Act, Event, parse
from amparo.documentation.shapes import Count, Passage, Precision, When, Where


def test_a_date_says_how_exactly_it_is_known_and_between_which_days_it_lies():
    known = [When(value=value) for value in ("2026-03-14", "2026-02", "2026", "")]
    assert [each.precision for each in known] == [
        Precision.EXACT, Precision.DAY_UNKNOWN, Precision.MONTH_UNKNOWN, Precision.UNKNOWN,
    ]  # fmt: skip
    assert (known[1].first, known[1].last) == (date(2026, 2, 1), date(2026, 2, 28))
    assert known[2].last == date(2026, 12, 31)
    assert known[3].first is None
    for wrong in ("2026-02-30", "14/03/2026", "2026-3"):
        with pytest.raises(ValidationError):
            When(value=wrong)


def test_a_place_is_told_outside_no_finer_than_was_said_and_never_exactly():
    where = Where(ubigeo="050101", precision="exact", public="province")
    assert (where.told, Where(ubigeo="050101").told) == ("0501", "")
    with pytest.raises(ValidationError):
        Where(ubigeo="050101", public="exact")


def test_the_fewest_the_best_and_the_most_are_in_order():
    assert Count(low=3, high=9).best is None
    with pytest.raises(ValidationError):
        Count(low=4, best=3)


def test_a_record_comes_back_equal_and_names_whatever_it_speaks_of():
    event, victim, narrative = uuid4(), uuid4(), uuid4()
    act = Act(
        event=event,
        victim=victim,
        type="arbitrary_detention",
        begins="2026-03",
        passages=(Passage(narrative=narrative, first=1, last=2, text="Dos frases."),),
        detention=Detention(type="no_charge", counsel=("none_allowed",)),
        notes={"begins": "según el acta"},
    )
    assert parse("act", act.as_bytes()) == act
    assert act.mentions() == {event, victim, narrative}
    assert b'"status":"likely"' in act.as_bytes()


def test_what_was_not_said_is_empty_so_that_no_later_default_changes_a_stored_record():
    def shapes(shape):
        yield shape
        for field in described(shape) if shape in KINDS.values() else ():
            if field.shape is not None:
                yield field.shape

    empty = (None, "", (), {}, False)
    for shape in {each for kind in KINDS.values() for each in shapes(kind)}:
        assert issubclass(shape, BaseModel)
        for name, field in shape.model_fields.items():
            if name != "id" and not field.is_required():
                assert field.get_default(call_default_factory=True) in empty, (shape, name)


def test_fields_carry_their_numbers_in_the_formats_and_the_vocabulary_of_their_codes():
    found = {(kind, field.name): field for kind in KINDS for field in described(KINDS[kind])}
    wanted = {
        ("event", "number"): "0101", ("event", "title"): "0102", ("act", "type"): "2109",
        ("act", "detention.type"): "3112", ("involvement", "degree"): "2409",
        ("information", "reliability"): "2553", ("person", "name"): "0903",
        ("chain", "type"): "2209", ("event", "where.geography"): "0111",
    }  # fmt: skip
    assert {at: found[at].number for at in wanted} == wanted
    assert [found["act", name].terms for name in ("type", "methods")] == [4, 5]
    assert ("chain", "confidential") not in found
    assert set(PARTS) == set(KINDS)
    assert Event.prefix + "13" == found["event", "begins"].number
