"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.lights import views

urlpatterns: list[URLPattern] = [
    path("lights/", views.board, name="lights"),
    path("lights/checks/", views.catalogue, name="light-checks"),
    path("lights/<int:pk>/note/", views.note, name="light-note"),
    path("facilities/<int:pk>/lights/", views.facility, name="facility-lights"),
]
