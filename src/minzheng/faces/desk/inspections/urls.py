"""Addresses of the pages: checks on the spot."""

from django.urls import URLPattern, path

from minzheng.faces.desk.inspections import deeds, looking, planning, spot, views

ONE, FINDING = "inspections/<int:pk>", "inspections/findings/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("inspections/", views.inspections, name="inspections"),
    path("inspections/new/", planning.choose, name="inspection-new"),
    path("inspections/new/<int:pk>/", planning.plan, name="inspection-plan"),
    path("inspections/facilities/<int:pk>/", views.history, name="inspection-history"),
    path("inspections/proofs/<int:pk>/", views.proof, name="inspection-proof"),
    path(f"{ONE}/", views.inspection, name="inspection"),
    path(f"{ONE}/letter/", views.letter, name="inspection-letter"),
    path(f"{ONE}/serve/", deeds.serve, name="inspection-serve"),
    path(f"{ONE}/begin/", deeds.begin, name="inspection-begin"),
    path(f"{ONE}/call-off/", deeds.call_off, name="inspection-call-off"),
    path(f"{ONE}/checklist/", spot.checklist, name="inspection-checklist"),
    path(f"{ONE}/items/<slug:code>/", spot.finding, name="inspection-finding"),
    path(f"{ONE}/witness/", deeds.witness, name="inspection-witness"),
    path(f"{ONE}/confirm/", deeds.confirm, name="inspection-confirm"),
    path(f"{FINDING}/photo/", views.photo, name="inspection-photo"),
    path(f"{FINDING}/look/", looking.look, name="inspection-look"),
    path(f"{FINDING}/extension/", looking.extension, name="inspection-extension"),
]
