"""Addresses of the public door's calls, under `/api/v1/`."""

from django.urls import path

from amparo.api.portal import api

urlpatterns = [path("", api.urls)]
