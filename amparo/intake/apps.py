from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "amparo.intake"
    default_auto_field = "django.db.models.BigAutoField"
