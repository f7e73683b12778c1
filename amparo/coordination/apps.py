from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "amparo.coordination"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put requests for information under the ledger's watch."""
        from amparo.coordination.models import InformationRequest
        from amparo.custody.filerows import FileRows
        from amparo.custody.watch import watch_file

        watch_file(FileRows("information requests of", InformationRequest))
