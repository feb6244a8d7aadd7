"""Addresses of entitlements and of setting earlier months right."""

from django.urls import URLPattern, path

from minzheng.faces.desk.corrections import views

ENTITLEMENT, CORRECTION = "payments/entitlements/<int:pk>", "payments/corrections/<int:pk>"
urlpatterns: list[URLPattern] = [
    path(f"{ENTITLEMENT}/", views.entitlement, name="entitlement"),
    path(f"{ENTITLEMENT}/correct/", views.correct, name="entitlement-correct"),
    path("payments/corrections/", views.correction_list, name="pay-corrections"),
    path(f"{CORRECTION}/", views.correction, name="pay-correction"),
    path(f"{CORRECTION}/approve/", views.approve, name="pay-correction-approve"),
    path(f"{CORRECTION}/drop/", views.drop, name="pay-correction-drop"),
]
