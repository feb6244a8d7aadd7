"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.health import views

urlpatterns: list[URLPattern] = [
    path("health-records/", views.houses, name="health"),
]
