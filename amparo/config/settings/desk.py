"""The staff door: opens files within the session of a member who was granted them."""

from amparo.config.database.settings import database
from amparo.config.settings import door
from amparo.config.settings.base import *  # noqa: F403 - Django reads settings as module names
from amparo.config.settings.base import INSTALLED_APPS, MIDDLEWARE

globals().update(door.settings("desk"))
DATABASES = {"default": database("desk")}
INSTALLED_APPS = ["amparo.web.desk", *INSTALLED_APPS]  # its words come first
MIDDLEWARE = [*MIDDLEWARE, "amparo.web.desk.gate.DeskGate"]
