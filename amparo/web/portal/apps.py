from django.apps import AppConfig


class PortalPages(AppConfig):
    name = "amparo.web.portal"
    label = "portal_pages"
