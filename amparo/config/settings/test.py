"""Tests: a database of their own, in a folder of their own, started once by the root `conftest.py`."""

import secrets
from pathlib import Path
from tempfile import gettempdir

from amparo.config.database.cluster import Cluster
from amparo.config.settings.base import *  # noqa: F403 - Django reads settings as module names
from amparo.config.settings.base import INSTALLED_APPS

AMPARO_DATA_DIR = DATA_DIR = Path(gettempdir()) / f"amparo-test-{secrets.token_hex(4)}"
SECRETS_DIR = DATA_DIR / "secrets"
AMPARO_EVIDENCE_DIR = DATA_DIR / "evidence"
AMPARO_EVIDENCE_BUCKET = None
CLUSTER = Cluster(DATA_DIR)
DOOR = "desk"
SECRET_KEY = secrets.token_urlsafe(48)
INSTALLED_APPS = ["amparo.web.desk", *INSTALLED_APPS]  # its words come first
ROOT_URLCONF = "amparo.web.desk.urls"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "amparo_owner",
        "PASSWORD": secrets.token_urlsafe(24),
        "HOST": str(CLUSTER.run),
        "PORT": "5432",
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5},
        "TEST": {"NAME": "amparo_test"},
    }
}
