"""Addresses of the pages: departments' data coming in."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
