from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "amparo.library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put sources, their bytes and their text under the ledger's watch."""
        from amparo.custody.filerows import FileRows
        from amparo.custody.watch import watch, watch_file
        from amparo.library import watching
        from amparo.library.models import Source, SourceVersion

        watch_file(FileRows("source", Source, "id", frozenset({"search"})))
        watch_file(FileRows("former facts of source", SourceVersion, "source_id"))
        watch("bytes of source", watching.bytes_marks)
        watch("text of source", watching.text_marks)
