"""Addresses of the pages: alerts worked to an end."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
