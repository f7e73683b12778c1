from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "amparo.statements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put statements with all that stands below them under the ledger's watch."""
        from amparo.statements import watching

        watching.register()
