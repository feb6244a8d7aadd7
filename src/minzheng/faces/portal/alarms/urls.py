"""Addresses of this part of the portal face."""

from django.urls import URLPattern, path

from minzheng.faces.portal.alarms import views

urlpatterns: list[URLPattern] = [path("my/alarms/", views.mine, name="my-alarms")]
