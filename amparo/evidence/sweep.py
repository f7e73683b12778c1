"""The worker's round over the store: uploads that nobody finished go, and what no row came to point at."""

from datetime import datetime, timedelta

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from amparo.evidence import resuming, store


def run(at: datetime) -> int:
    """Remove what was left behind more than an hour ago, and uploads in parts after a day; return how much."""
    return store.sweep(known=pointed_at) + resuming.drop_older(at - timedelta(days=1))


def pointed_at(key: str) -> bool:
    """Whether a row of this app keeps `key` in its column `path`."""
    for model in apps.get_app_config("evidence").get_models():
        try:
            model._meta.get_field("path")
        except FieldDoesNotExist:
            continue
        if model._default_manager.filter(path=key).exists():
            return True
    return False
