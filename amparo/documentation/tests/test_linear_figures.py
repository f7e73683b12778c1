"""Figures and the indicator read each record once: twice the records are twice the work."""

import cProfile
import pstats
from datetime import date

import pytest

from amparo.documentation import services
from amparo.documentation.patterns.axes import Axis
from amparo.documentation.patterns.counting import Wanted, count
from amparo.documentation.patterns.indicator import indicator
from amparo.documentation.records import Act, Event, Information, Involvement, Person

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def verified(number):
    """A defender killed in an event of their own, as three reliable sources say."""
    event = Event(title=f"Hecho {number}", begins="2025-03-14")
    victim = Person(name=f"Persona {number}", standing=("defender",), unit="individual")
    act = Act(event=event.id, victim=victim.id, type="killing", status="confirmed")
    blamed = Involvement(event=event.id, act=act.id, types=("police",))
    told = [
        Information(event=event.id, cited=f"Fuente {one}", reliability="very_reliable")
        for one in range(3)
    ]
    return [event, victim, act, blamed, *told]


def calls(work):
    profile = cProfile.Profile()
    profile.runcall(work)
    return pstats.Stats(profile).total_calls


def test_eight_times_the_records_are_no_more_than_eight_times_the_work(scene):
    seen = []
    for last in (20, 160):
        first = 20 if seen else 0
        records = [one for number in range(first, last) for one in verified(number)]
        services.enter(scene.actor, scene.id, records, scene.at)
        files = [scene.opened()]
        seen.append(
            (
                calls(lambda files=files: count(files, Wanted(Axis.YEAR, Axis.STANDING))),
                calls(lambda files=files: indicator(files, *YEAR)),
            )
        )
        assert indicator(files, *YEAR).total == last
    for few, many in zip(*seen, strict=True):
        assert many < 9 * few
