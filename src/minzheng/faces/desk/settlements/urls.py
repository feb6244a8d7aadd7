"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from minzheng.faces.desk.settlements import deeds, views

STATEMENT, LINE = "settlements/<int:pk>", "settlements/lines/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("settlements/", views.settlements, name="settlements"),
    path(f"{LINE}/", views.line, name="settlement-line"),
    path(f"{LINE}/judge/", deeds.judged, name="settlement-judge"),
    path(f"{STATEMENT}/", views.settlement, name="settlement"),
    path(f"{STATEMENT}/accept/", deeds.rest_accepted, name="settlement-accept"),
    path(f"{STATEMENT}/check/", deeds.checked, name="settlement-check"),
    path(f"{STATEMENT}/return/", deeds.given_back, name="settlement-return"),
    path(f"{STATEMENT}/approve/", deeds.approved, name="settlement-approve"),
    path(f"{STATEMENT}/pdf/", views.paper, name="settlement-pdf"),
    path(f"{STATEMENT}/xlsx/", views.workbook, name="settlement-xlsx"),
]
