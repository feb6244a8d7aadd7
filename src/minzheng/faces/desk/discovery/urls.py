"""Addresses of the pages: who may need help, from village to district and back."""

from django.urls import URLPattern, path

from minzheng.faces.desk.discovery import deeds, reporting, views

ENTRY = "entries/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("entries/", views.entries, name="entries"),
    path(f"{ENTRY}/", views.entry, name="entry"),
    path(f"{ENTRY}/take/", deeds.take_in_hand, name="entry-take"),
    path(f"{ENTRY}/visit/", deeds.visited, name="entry-visit"),
    path(f"{ENTRY}/raise/", deeds.raised, name="entry-raise"),
    path(f"{ENTRY}/lower/", deeds.lowered, name="entry-lower"),
    path(f"{ENTRY}/close/", deeds.closed, name="entry-close"),
    path(f"{ENTRY}/end/", deeds.ended, name="entry-end"),
    path(f"{ENTRY}/reopen/", deeds.reopened, name="entry-reopen"),
    path(f"{ENTRY}/name/", deeds.named, name="entry-name"),
    path(f"{ENTRY}/join/", deeds.joined, name="entry-join"),
    path("monitored/", views.monitored, name="monitored"),
    path("monitored/compare/", views.compare, name="monitored-compare"),
    path("report-need/", reporting.report, name="report-need"),
    path("report-need/send/", reporting.send, name="report-need-send"),
    path("report-need/worker.js", reporting.worker, name="report-need-worker"),
]
