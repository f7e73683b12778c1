from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "amparo.agenda"

    def ready(self) -> None:
        """Put clocks and what waits above under the ledger's watch."""
        from amparo.agenda.models import Deadline, Escalation
        from amparo.custody.filerows import FileRows
        from amparo.custody.watch import watch_file

        watch_file(FileRows("terms of", Deadline, without=frozenset({"sweep_after"})))
        watch_file(FileRows("escalations of", Escalation))
