from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "amparo.measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put measures, orders and what is said of them under the ledger's watch."""
        from amparo.custody.filerows import FileRows
        from amparo.custody.watch import watch_file
        from amparo.measures import models

        watch_file(FileRows("measures of", models.Measure))
        watch_file(FileRows("orders of", models.Order))
        watch_file(FileRows("reports of", models.Report, "order__file_id"))
        watch_file(FileRows("contradictions of", models.Contradiction))
