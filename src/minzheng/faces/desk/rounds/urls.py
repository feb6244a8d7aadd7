"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.rounds import phone, views

ONE = "rounds/elders/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("rounds/", views.rounds, name="elder-rounds"),
    path("rounds/rates/", views.rates, name="elder-round-rates"),
    path("rounds/checks/", views.checks, name="elder-round-checks"),
    path("rounds/checks/<int:pk>/", views.check, name="elder-round-check"),
    path("rounds/phone/", phone.phone, name="elder-rounds-phone"),
    path("rounds/phone/sync/", phone.sync, name="elder-rounds-phone-sync"),
    path("rounds/phone/worker.js", phone.worker, name="elder-rounds-phone-worker"),
    path(f"{ONE}/", views.one, name="elder-round"),
    path(f"{ONE}/visit/", views.visit, name="elder-round-visit"),
    path(f"{ONE}/assign/", views.assign, name="elder-round-assign"),
    path(f"{ONE}/end/", views.end, name="elder-round-end"),
    path("rounds/visits/<int:pk>/photo/", views.photo, name="elder-round-photo"),
    path("people/<int:pk>/round/", views.list_person, name="elder-round-new"),
]
