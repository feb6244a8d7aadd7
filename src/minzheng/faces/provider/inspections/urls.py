"""Addresses of this part of the provider."""

from django.urls import URLPattern, path

from minzheng.faces.provider.inspections import views

FINDING = "inspections/findings/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("inspections/", views.inspections, name="inspections"),
    path("inspections/<int:pk>/", views.inspection, name="inspection"),
    path("inspections/<int:pk>/letter/", views.letter, name="inspection-letter"),
    path("inspections/proofs/<int:pk>/", views.proof, name="inspection-proof"),
    path(f"{FINDING}/", views.answer, name="inspection-answer"),
    path(f"{FINDING}/extension/", views.extension, name="inspection-extension"),
    path(f"{FINDING}/photo/", views.photo, name="inspection-photo"),
]
