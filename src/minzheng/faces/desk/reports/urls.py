"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.reports import views

ONE, CADENCE = "reports/<int:pk>", "reports/cadences/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("reports/", views.reports, name="reports"),
    path("reports/cadences/new/", views.set_cadence, name="report-cadence-new"),
    path(f"{CADENCE}/compose/", views.compose, name="report-compose"),
    path(f"{CADENCE}/end/", views.end_cadence, name="report-cadence-end"),
    path(f"{ONE}/", views.report, name="report"),
    path(f"{ONE}/write/", views.write, name="report-write"),
    path(f"{ONE}/hand-up/", views.hand_up, name="report-hand-up"),
    path(f"{ONE}/confirm/", views.confirm, name="report-confirm"),
    path(f"{ONE}/return/", views.give_back, name="report-return"),
    path(f"{ONE}/file/", views.file, name="report-file"),
]
