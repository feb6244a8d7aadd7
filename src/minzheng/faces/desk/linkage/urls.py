"""Addresses of the pages: whose row is it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
