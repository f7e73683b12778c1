from django.apps import AppConfig


class EarlyWarningConfig(AppConfig):
    name = "amparo.earlywarning"
