from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "amparo.measures"
    default_auto_field = "django.db.models.BigAutoField"
