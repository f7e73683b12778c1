from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "amparo.registry"

    def ready(self) -> None:
        """Put cases and persons under the ledger's watch."""
        from amparo.custody.filerows import FileRows
        from amparo.custody.watch import watch_file
        from amparo.registry.models import Case, Person

        watch_file(FileRows("case", Case, "id"))
        watch_file(FileRows("person", Person, "id"))
