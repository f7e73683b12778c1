"""The worker: terms that lapse, checkpoints, notices. It reads clear columns only."""

import secrets

from amparo.config.database.settings import database
from amparo.config.settings.base import *  # noqa: F403 - Django reads settings as module names

DOOR = "worker"
SECRET_KEY = secrets.token_urlsafe(48)  # it signs nothing that outlives it
ROOT_URLCONF = "amparo.web.closed"
DATABASES = {"default": database("worker")}
