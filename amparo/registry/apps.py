from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "amparo.registry"

    def ready(self) -> None:
        """Put cases, persons and situations under the ledger's watch."""
        from amparo.custody.filerows import FileRows
        from amparo.custody.watch import watch_file
        from amparo.registry.models import Case, Person, Situation

        watch_file(FileRows("case", Case, "id"))
        watch_file(FileRows("person", Person, "id"))
        watch_file(FileRows("situation", Situation, "id"))
