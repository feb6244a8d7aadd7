"""Addresses of the pages: institutions, and the organisations that run them."""

from django.urls import URLPattern, path

from minzheng.faces.desk.facilities import deeds, views

FACILITY = "facilities/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("facilities/", views.facilities, name="facilities"),
    path("facilities/new/", deeds.new, name="facility-new"),
    path("facilities/sheet/", deeds.sheet, name="facility-sheet"),
    path("facilities/sheet/out/", views.sheet_out, name="facility-sheet-out"),
    path(f"{FACILITY}/", views.facility, name="facility"),
    path(f"{FACILITY}/amend/", deeds.amend, name="facility-amend"),
    path(f"{FACILITY}/close/", deeds.close, name="facility-close"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
]
