"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.statistics import views

FIGURE, ENTRY = "statistics/figures/<slug:key>", "statistics/entries/<int:pk>"
SHEET = "statistics/sheets/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("statistics/", views.statistics, name="statistics"),
    path(f"{FIGURE}/", views.figure, name="entered-figure"),
    path(f"{FIGURE}/enter/", views.enter, name="figure-enter"),
    path(f"{ENTRY}/confirm/", views.confirm, name="entry-confirm"),
    path(f"{ENTRY}/return/", views.give_back, name="entry-return"),
    path(f"{ENTRY}/paper/", views.paper, name="entry-paper"),
    path("statistics/sheets/new/", views.draft, name="statistics-draft"),
    path(f"{SHEET}/", views.sheet, name="statistics-sheet"),
    path(f"{SHEET}/checks/<slug:check>/", views.explain, name="statistics-explain"),
    path(f"{SHEET}/sign/", views.sign, name="statistics-sign"),
    path(f"{SHEET}/document/", views.document, name="statistics-document"),
    path(f"{SHEET}/workbook/", views.workbook, name="statistics-workbook"),
]
