"""Addresses of this part of the open face."""

from django.urls import URLPattern, path

from minzheng.faces.open.giving import views

urlpatterns: list[URLPattern] = [path("giving/", views.giving, name="giving")]
