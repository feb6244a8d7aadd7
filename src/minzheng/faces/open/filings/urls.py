"""Addresses of this part of the open face."""

from django.urls import URLPattern, path

from minzheng.faces.open.filings import views

urlpatterns: list[URLPattern] = [path("filings/", views.filings, name="filings")]
