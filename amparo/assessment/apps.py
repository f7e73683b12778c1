from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "amparo.assessment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put assessments and their signatures under the ledger's watch."""
        from amparo.assessment.models import Assessment, Signature
        from amparo.custody.filerows import FileRows
        from amparo.custody.watch import watch_file

        watch_file(FileRows("assessments of", Assessment))
        watch_file(FileRows("signatures of", Signature, "assessment__file_id"))
