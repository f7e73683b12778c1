"""The head of a page: groups, and under them the entries of the group where one is."""

import pytest

from amparo.web.desk.navigation import navigation
from amparo.web.desk.pages import ENTRIES


def lines(actor, path="/"):
    drawn = navigation(ENTRIES, actor, path)
    return [link.label for link in drawn.first], [link.label for link in drawn.second]


def marked(actor, path):
    drawn = navigation(ENTRIES, actor, path)
    return [(link.label, link.current) for link in drawn.first + drawn.second if link.current]


@pytest.mark.django_db
def test_the_entries_are_those_of_the_group_where_one_is_and_of_what_the_member_may(cast):
    liaison = cast.actor("international_liaison")
    assert lines(liaison, "/leyes/avisos")[0][:3] == ["Hoy", "Lo que se debe", "Vigilancia"]
    assert lines(liaison, "/leyes/avisos")[1] == ["Leyes", "Preocupaciones"]
    assert lines(liaison, "/")[1] == []
    assert lines(cast.actor("focal_point"), "/ordenes") == (["Órdenes", "Información"], [])


@pytest.mark.django_db
def test_a_page_inside_marks_its_entry_and_its_group_without_being_them(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    litigator = cast.actor("litigator")
    inside = "/lectura/00000000-0000-0000-0000-000000000000"
    assert marked(litigator, inside) == [("Lo que se debe", "true"), ("Afirmaciones", "true")]
    assert marked(litigator, "/leyes") == [("Vigilancia", "true"), ("Leyes", "page")]
    assert marked(litigator, "/teclado") == []


@pytest.mark.django_db
def test_a_group_of_one_entry_is_that_entry_and_shows_no_second_line(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    litigator = cast.actor("litigator")
    assert "Hoy" in lines(litigator)[0]
    assert lines(litigator)[1] == []
