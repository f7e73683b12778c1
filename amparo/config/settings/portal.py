"""The public door: seals and writes, reads back what a receipt opens, knows no staff table."""

from amparo.config.database.settings import database
from amparo.config.settings import door
from amparo.config.settings.base import *  # noqa: F403 - Django reads settings as module names
from amparo.config.settings.base import MIDDLEWARE, PUBLIC_APPS

globals().update(door.settings("portal"))
DATABASES = {"default": database("portal")}
INSTALLED_APPS = PUBLIC_APPS
MIDDLEWARE = [*MIDDLEWARE, "amparo.web.portal.profiles.OfThisProfile"]
