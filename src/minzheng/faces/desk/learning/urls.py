"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.learning import deeds, views

PILOT, TRIP = "learning/pilots/<int:pk>", "learning/trips/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("learning/", views.learning, name="learning"),
    path("learning/pilots/new/", deeds.begin, name="pilot-new"),
    path(f"{PILOT}/", views.pilot, name="pilot"),
    path(f"{PILOT}/end/", deeds.end, name="pilot-end"),
    path(f"{PILOT}/copy/", deeds.copy, name="pilot-copy"),
    path("learning/trips/new/", deeds.plan, name="trip-new"),
    path(f"{TRIP}/", views.trip, name="trip"),
    path(f"{TRIP}/report/", deeds.report, name="trip-report"),
    path(f"{TRIP}/lesson/", deeds.lesson, name="trip-lesson"),
]
