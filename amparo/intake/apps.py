from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "amparo.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put requests and answers under the ledger's watch, row by row: the portal reads none."""
        from amparo.custody.filerows import row_mark
        from amparo.custody.watch import watch
        from amparo.intake.models import APPLIED, Answer, Request

        watch(
            "request", lambda: (row_mark("request", row) for row in Request.objects.iterator(500))
        )
        watch(
            "answer",
            lambda: (row_mark("answer", row, APPLIED) for row in Answer.objects.iterator(500)),
        )
