"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.health import deeds, views

ONE, MEDICINE = "health/people/<int:pk>", "health/medicines/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("health/", views.people, name="health"),
    path("health/handover/", views.handover, name="health-handover"),
    path(f"{ONE}/", views.record, name="health-record"),
    path(f"{ONE}/vitals/", deeds.vitals, name="health-vitals"),
    path(f"{ONE}/vitals/<int:reading>/void/", deeds.void, name="health-void"),
    path(f"{ONE}/medicine/", deeds.medicine_new, name="health-medicine-new"),
    path(f"{ONE}/care/", deeds.care, name="health-care"),
    path(f"{ONE}/fact/", deeds.fact, name="health-fact"),
    path(f"{ONE}/fact/<int:fact>/end/", deeds.fact_end, name="health-fact-end"),
    path(f"{ONE}/share/", deeds.share, name="health-share"),
    path(f"{ONE}/share/<int:sharing>/end/", deeds.unshare, name="health-unshare"),
    path(f"{ONE}/export/", deeds.export, name="health-export"),
    path(f"{MEDICINE}/dose/", deeds.dose, name="health-dose"),
    path(f"{MEDICINE}/stop/", deeds.medicine_stop, name="health-medicine-stop"),
    path("health/doses/<int:pk>/check/", deeds.check, name="health-dose-check"),
    path("health/calls/<int:pk>/", deeds.answer, name="health-call"),
]
