from django.apps import AppConfig


class EarlyWarningConfig(AppConfig):
    name = "amparo.earlywarning"

    def ready(self) -> None:
        """Put procedures, moves and decisions under the ledger's watch."""
        from amparo.custody.filerows import FileRows
        from amparo.custody.watch import watch_file
        from amparo.earlywarning import models

        watch_file(FileRows("procedures of", models.Procedure, "case_id"))
        watch_file(FileRows("moves of", models.Move, "case_id"))
        watch_file(FileRows("decisions of", models.Decision, "procedure__case_id"))
        watch_file(FileRows("appeals of", models.Appeal, "procedure__case_id"))
        watch_file(FileRows("alerts of", models.Alert, "case_id"))
        watch_file(FileRows("appointments of", models.Appointment, "case_id"))
