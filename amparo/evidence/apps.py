"""The Django application `evidence`."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Sealed blobs."""

    name = "amparo.evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put stored files under the ledger's watch."""
        from amparo.custody.filerows import row_mark
        from amparo.custody.watch import watch
        from amparo.evidence.models import Blob

        watch("blob", lambda: (row_mark("blob", row) for row in Blob.objects.iterator(500)))
