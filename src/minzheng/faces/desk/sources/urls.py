"""Addresses of the pages: what each source says of a person."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
