"""The Django application `evidence`."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Sealed blobs."""

    name = "amparo.evidence"
    default_auto_field = "django.db.models.BigAutoField"
