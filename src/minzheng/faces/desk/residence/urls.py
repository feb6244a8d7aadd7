"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.residence import views

urlpatterns: list[URLPattern] = [
    path("residence/", views.houses, name="residence"),
    path("residence/<int:pk>/", views.house, name="residence-house"),
    path("residence/<int:pk>/contracts/", views.contracts, name="residence-contracts"),
    path("residence/<int:pk>/prepaid/", views.prepaid, name="residence-prepaid"),
    path("residence/contracts/<int:pk>/", views.contract, name="residence-contract"),
    path("residence/contracts/<int:pk>/scan/", views.scan, name="residence-scan"),
]
