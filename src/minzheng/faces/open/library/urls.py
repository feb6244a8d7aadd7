"""Addresses of the policy library for everybody."""

from django.urls import URLPattern, path

from minzheng.faces.open.library import views

urlpatterns: list[URLPattern] = [
    path("policies/", views.policies, name="policies"),
    path("policies/<int:pk>/", views.policy, name="policy"),
]
