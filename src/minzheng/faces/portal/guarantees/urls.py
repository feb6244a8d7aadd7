"""Addresses of this part of the portal face."""

from django.urls import URLPattern, path

from minzheng.faces.portal.guarantees import views

OWN = "my/guarantees/<int:pk>/<slug:code>"
urlpatterns: list[URLPattern] = [
    path("guarantees/", views.by_age, name="guarantees"),
    path("my/guarantees/", views.own, name="my-guarantees"),
    path(f"{OWN}/want/", views.want, name="guarantee-want"),
    path(f"{OWN}/decline/", views.decline, name="guarantee-decline"),
    path(f"{OWN}/restore/", views.restore, name="guarantee-restore"),
]
