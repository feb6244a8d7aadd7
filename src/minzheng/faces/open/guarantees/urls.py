"""Addresses of this part of the open face."""

from django.urls import URLPattern, path

from minzheng.faces.open.guarantees import views

urlpatterns: list[URLPattern] = [
    path("guarantees/", views.lists, name="guarantees"),
    path("guarantees/pdf/", views.pdf, name="guarantees-pdf"),
]
