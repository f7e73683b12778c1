from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from amparo.web.tests import doors
from tests.journeys import programs
from tests.journeys.desk_member import Member, signed_in
from tests.journeys.portal_pages import DESKTOP, PHONE, chromium, without_scripts
from tests.journeys.portal_person import Person

HERE = Path(__file__).parent
PATIENCE_MS = 15_000


@pytest.fixture
def portal(settings, cast, live_server, monkeypatch):
    """The public door, answering with every desk in place; gives its address."""
    # The browser's own event loop runs in this thread; Django would take the fixtures' queries for async ones.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    doors.public(settings)
    return live_server.url.replace("localhost", "127.0.0.1")


@pytest.fixture(autouse=True)
def _connections_closed():
    yield
    programs.close_all()


_running = ExitStack()
_browsers: list[Browser] = []


@pytest.fixture
def browser():
    """One Chromium for all journeys that a process walks in a row."""
    if not _browsers:
        _browsers.append(_running.enter_context(chromium()))
    return _browsers[0]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem):
    """Close the browser with the last journey: no event loop outlives it, which other tests would meet."""
    done = yield
    if nextitem is None or HERE not in nextitem.path.parents:
        _browsers.clear()
        _running.close()
    return done


@pytest.fixture(scope="session")
def sessions():
    """What each member's browser keeps once signed in, by e-mail: one sign-in serves the whole run."""
    return {}


@pytest.fixture
def desk(browser, installation, sessions):
    """Function (role, desk=None, size=DESKTOP) to a signed-in member before a screen of their own."""
    yield from _seats(browser, installation, sessions)


@pytest.fixture
def desk_beside(browser, organisation, sessions):
    """The same at the desk of the organisation."""
    yield from _seats(browser, organisation, sessions)


def _seats(browser, installation, sessions):
    opened = []

    def seat(role, at=None, size=DESKTOP):
        person = installation.member(role, at)
        if person["email"] not in sessions:
            sessions[person["email"]] = signed_in(browser, installation, person)
        kept = sessions[person["email"]]
        context = browser.new_context(
            viewport=size, java_script_enabled=False, locale="es-PE", storage_state=kept
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(Member(context.new_page(), installation.desk))
        return opened[-1]

    yield seat
    for member in opened:
        member.leaves()


@pytest.fixture
def person(browser, installation):
    """Function (size=PHONE) to somebody at the public door with a browser of their own."""
    opened = []

    def come(size=PHONE):
        page = without_scripts(browser, size)
        page.context.set_default_timeout(PATIENCE_MS)
        opened.append(page.context)
        return Person(page, installation.portal)

    yield come
    for context in opened:
        context.close()
