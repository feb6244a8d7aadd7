"""Addresses of the pages: data out, and openings reviewed."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
