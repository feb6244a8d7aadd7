"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.coverage import deeds, views

urlpatterns: list[URLPattern] = [
    path("coverage/", views.plans, name="coverage"),
    path("coverage/new/", deeds.draft, name="coverage-new"),
    path("coverage/<int:pk>/", views.plan, name="coverage-plan"),
    path("coverage/<int:pk>/supplement/", deeds.supplement, name="coverage-supplement"),
    path("coverage/parts/<int:pk>/approve/", deeds.approve, name="coverage-approve"),
    path("coverage/parts/<int:pk>/drop/", deeds.drop, name="coverage-drop"),
    path("coverage/units/<int:pk>/", views.unit, name="coverage-unit"),
    path("coverage/slots/<int:pk>/look/", deeds.look, name="coverage-look"),
    path("coverage/slots/<int:pk>/link/", deeds.link, name="coverage-link"),
    path("coverage/looks/<int:pk>/paper/", views.paper, name="coverage-paper"),
]
