from django.apps import AppConfig


class DeskPages(AppConfig):
    name = "amparo.web.desk"
    label = "desk_pages"
