"""Addresses of projects and of migrants' lists for everybody."""

from django.urls import URLPattern, path

from minzheng.faces.open.pipeline import views

urlpatterns: list[URLPattern] = [
    path("pipeline/", views.projects, name="pipeline"),
    path("migrants/", views.migrants, name="migrants"),
]
