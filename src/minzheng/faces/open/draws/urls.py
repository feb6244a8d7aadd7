"""Addresses of draws for everybody."""

from django.urls import URLPattern, path

from minzheng.faces.open.draws import views

urlpatterns: list[URLPattern] = [
    path("draws/", views.draws, name="draws"),
    path("draws/<int:pk>/", views.draw, name="draw"),
    path("draws/<int:pk>/file/", views.file, name="draw-file"),
]
