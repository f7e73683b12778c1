import pytest


@pytest.fixture
def portal(settings, cast, live_server, monkeypatch):
    """The public door, answering with every desk in place; gives its address."""
    from amparo.config.settings.base import MIDDLEWARE

    # The browser's own event loop runs in this thread; Django would take the fixtures' queries for async ones.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.DOOR = "portal"
    settings.MIDDLEWARE = MIDDLEWARE
    settings.ROOT_URLCONF = "amparo.web.portal.urls"
    settings.CSRF_COOKIE_NAME = "__Host-portal-form"
    settings.LANGUAGE_COOKIE_NAME = "__Host-portal-language"
    settings.LANGUAGE_COOKIE_SECURE = True
    settings.LANGUAGE_COOKIE_HTTPONLY = True
    settings.LANGUAGE_COOKIE_SAMESITE = "Lax"
    return live_server.url.replace("localhost", "127.0.0.1")
