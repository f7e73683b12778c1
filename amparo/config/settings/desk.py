"""The staff door: opens files within the session of a member who was granted them."""

from amparo.config.database.settings import database
from amparo.config.settings import door
from amparo.config.settings.base import *  # noqa: F403 - Django reads settings as module names

globals().update(door.settings("desk"))
DATABASES = {"default": database("desk")}
