"""A page belongs to the mechanism, to the organisation, or to both; the other profile never has it."""

import pytest
from django.urls import get_resolver

from amparo.web.desk import profiles


def names():
    desk = next(
        p
        for p in get_resolver("amparo.web.desk.urls").url_patterns
        if getattr(p, "namespace", "") == "desk"
    )
    return {pattern.name for pattern in desk.url_patterns}


def test_every_page_said_to_be_of_one_profile_exists_and_none_is_of_both():
    assert names() >= profiles.OF_THE_MECHANISM | profiles.OF_THE_ORGANISATION
    assert not profiles.OF_THE_MECHANISM & profiles.OF_THE_ORGANISATION


@pytest.mark.parametrize(
    ("profile", "absent"), [("organisation", "cases"), ("organisation", "attend")]
)
def test_an_organisation_has_no_desk_of_the_state(settings, profile, absent):
    settings.AMPARO_PROFILE = profile
    assert not profiles.stands(absent)
    assert profiles.stands("ledger")
    settings.AMPARO_PROFILE = "mechanism"
    assert profiles.stands(absent)
