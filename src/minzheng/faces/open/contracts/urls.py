"""Addresses of contracts and venture rounds for everybody."""

from django.urls import URLPattern, path

from minzheng.faces.open.contracts import views

urlpatterns: list[URLPattern] = [
    path("contracts/", views.contracts, name="contracts"),
    path("contracts/<int:pk>/", views.contract, name="contract"),
    path("rounds/", views.rounds, name="rounds"),
    path("rounds/<int:pk>/", views.round, name="round"),
]
