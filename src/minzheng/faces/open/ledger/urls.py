"""Addresses of this part of the open face."""

from django.urls import URLPattern, path

from minzheng.faces.open.ledger import views

urlpatterns: list[URLPattern] = [
    path("funds/ledger/", views.money, name="money"),
    path("funds/lottery/", views.lottery, name="lottery"),
]
