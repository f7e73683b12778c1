from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "amparo.commitments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put laws, concerns and contests under the ledger's watch."""
        from amparo.commitments import watching

        watching.register()
