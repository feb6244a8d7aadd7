"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.learning import courses, deeds, views

PILOT, TRIP = "learning/pilots/<int:pk>", "learning/trips/<int:pk>"
COURSE = "learning/courses/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("learning/", views.learning, name="learning"),
    path("learning/pilots/new/", deeds.begin, name="pilot-new"),
    path(f"{PILOT}/", views.pilot, name="pilot"),
    path(f"{PILOT}/end/", deeds.end, name="pilot-end"),
    path(f"{PILOT}/copy/", deeds.copy, name="pilot-copy"),
    path("learning/courses/new/", courses.plan, name="course-new"),
    path(f"{COURSE}/", courses.course, name="course"),
    path(f"{COURSE}/hold/", courses.hold, name="course-hold"),
    path(f"{COURSE}/call-off/", courses.call_off, name="course-call-off"),
    path(f"{COURSE}/paper/", courses.paper, name="course-paper"),
    path("learning/trips/new/", deeds.plan, name="trip-new"),
    path(f"{TRIP}/", views.trip, name="trip"),
    path(f"{TRIP}/report/", deeds.report, name="trip-report"),
    path(f"{TRIP}/lesson/", deeds.lesson, name="trip-lesson"),
]
