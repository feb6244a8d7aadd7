"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.meetings import deeds, views

ONE = "meetings/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/decisions/", views.decisions, name="decisions"),
    path("meetings/groups/new/", deeds.found, name="group-new"),
    path("meetings/groups/<int:pk>/seats/", deeds.seats, name="group-seats"),
    path("meetings/groups/<int:pk>/new/", deeds.plan, name="meeting-new"),
    path(f"{ONE}/", views.meeting, name="meeting"),
    path(f"{ONE}/items/new/", deeds.add_item, name="meeting-item-new"),
    path(f"{ONE}/items/<int:number>/strike/", deeds.strike, name="meeting-item-strike"),
    path(f"{ONE}/items/<int:number>/paper/", views.paper, name="meeting-paper"),
    path(f"{ONE}/call/", deeds.call, name="meeting-call"),
    path(f"{ONE}/off/", deeds.off, name="meeting-off"),
    path(f"{ONE}/hold/", deeds.hold, name="meeting-hold"),
    path(f"{ONE}/decide/", deeds.decide, name="meeting-decide"),
    path(f"{ONE}/minutes/", deeds.minutes, name="meeting-minutes"),
    path(f"{ONE}/minutes/sign/", deeds.sign, name="meeting-sign"),
    path(f"{ONE}/minutes/<int:version>/", views.minutes_file, name="meeting-minutes-file"),
]
