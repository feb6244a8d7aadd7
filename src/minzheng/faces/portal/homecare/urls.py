"""Addresses of this part of the portal face."""

from django.urls import URLPattern, path

from minzheng.faces.portal.homecare import views

urlpatterns: list[URLPattern] = [
    path("my/homecare/", views.mine, name="homecare"),
    path("my/homecare/<int:pk>/", views.visit, name="homecare-visit"),
    path("my/homecare/<int:pk>/complain/", views.complain, name="homecare-complain"),
]
