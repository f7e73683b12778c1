"""No page of an organisation offers a member what refuses them."""

from tests.journeys import links

ROLES = ("coordinator", "documenter", "reviewer", "auditor", "administrator")


def test_no_link_offered_to_these_roles_beside_refuses_them(organisation):
    found = links.of_roles(organisation, ROLES)
    assert {role: wrong for role, (_pages, wrong) in found.items() if wrong} == {}
    assert sum(pages for pages, _wrong in found.values()) > 150
