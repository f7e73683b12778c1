from django.apps import AppConfig


class InteramericanConfig(AppConfig):
    name = "amparo.interamerican"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put matters with all that stands below them under the ledger's watch."""
        from amparo.interamerican import watching

        watching.register()
