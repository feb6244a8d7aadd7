"""Addresses of this part of the portal."""

from django.urls import URLPattern, path

from minzheng.faces.portal.health import views

urlpatterns: list[URLPattern] = [
    path("my/health/", views.mine, name="health"),
    path("my/health/copy/", views.copy, name="health-copy"),
    path("my/health/people/<int:pk>/", views.record, name="health-record"),
    path("my/health/sharings/<int:pk>/end/", views.end, name="health-sharing-end"),
]
