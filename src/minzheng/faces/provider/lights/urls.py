"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.lights import views

urlpatterns: list[URLPattern] = [path("lights/", views.lights, name="lights")]
