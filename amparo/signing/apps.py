from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "amparo.signing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put what was signed at the public door under the ledger's watch."""
        from amparo.custody.filerows import row_mark
        from amparo.custody.watch import watch
        from amparo.signing.models import APPLIED, Signature

        watch(
            "signature",
            lambda: (
                row_mark("signature", row, APPLIED) for row in Signature.objects.iterator(500)
            ),
        )
