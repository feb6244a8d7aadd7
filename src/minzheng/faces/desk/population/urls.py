"""Addresses of the pages: the population as of a day."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
