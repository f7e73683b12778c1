"""Fail when a model says something that no migration does. Needs no database."""

import os
import sys
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.config.settings.test")

import django
from django.core.management import call_command

django.setup()
warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
try:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1, skip_checks=False)
except SystemExit as end:
    if end.code:
        sys.exit(
            "A model changed without its migration. Run: python -m django makemigrations, and name it."
        )
