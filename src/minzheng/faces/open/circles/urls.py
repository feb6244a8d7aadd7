"""Addresses of the investment handbook."""

from django.urls import URLPattern, path

from minzheng.faces.open.circles import views

urlpatterns: list[URLPattern] = [
    path("handbook/", views.handbook, name="handbook"),
    path("handbook/pdf/", views.pdf, name="handbook-pdf"),
]
