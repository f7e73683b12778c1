from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "amparo.claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put claims with all that stands below them under the ledger's watch."""
        from amparo.claims import watching

        watching.register()
