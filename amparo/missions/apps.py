from django.apps import AppConfig


class MissionsConfig(AppConfig):
    name = "amparo.missions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put missions with all that stands below them under the ledger's watch."""
        from amparo.missions import watching

        watching.register()
