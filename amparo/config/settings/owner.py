"""The owner of the tables: migrations, set-up and the operator's commands. No process that answers requests uses it."""

import secrets

from amparo.config.database.settings import database
from amparo.config.settings.base import *  # noqa: F403 - Django reads settings as module names

DOOR = "owner"
SECRET_KEY = secrets.token_urlsafe(48)  # it signs nothing that outlives it
ROOT_URLCONF = "amparo.web.closed"
DATABASES = {"default": database("owner")}
