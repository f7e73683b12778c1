import pytest

from amparo.config.settings.base import MIDDLEWARE


@pytest.fixture(autouse=True)
def public_door(settings):
    """The addresses and cookies of the public door."""
    settings.DOOR = "portal"
    settings.MIDDLEWARE = MIDDLEWARE
    settings.ROOT_URLCONF = "amparo.web.portal.urls"
    settings.CSRF_COOKIE_NAME = "__Host-portal-form"
    settings.LANGUAGE_COOKIE_NAME = "__Host-portal-language"
    settings.LANGUAGE_COOKIE_SECURE = True
    settings.LANGUAGE_COOKIE_HTTPONLY = True
    settings.LANGUAGE_COOKIE_SAMESITE = "Lax"
