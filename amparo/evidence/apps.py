"""The Django application `evidence`."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Sealed blobs."""

    name = "amparo.evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put stored files and what was done with them under the ledger's watch."""
        from amparo.custody.watch import watch
        from amparo.evidence import marks

        for kind in marks.KINDS:
            watch(kind, marks.every(kind))
