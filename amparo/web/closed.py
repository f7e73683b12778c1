"""Addresses of a process that answers nobody: there are none."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
