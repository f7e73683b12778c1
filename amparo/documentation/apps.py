from django.apps import AppConfig


class DocumentationConfig(AppConfig):
    name = "amparo.documentation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put collections, their blocks and the vocabularies under the ledger's watch."""
        from amparo.documentation import watching

        watching.register()
