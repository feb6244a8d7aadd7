"""Addresses of the pages: what each source says of a person."""

from django.urls import URLPattern, path

from minzheng.faces.desk.sources import views

PERSON = "people/<int:pk>/sources"
urlpatterns: list[URLPattern] = [
    path(f"{PERSON}/", views.person_sources, name="person-sources"),
    path(f"{PERSON}/<str:column>/overrule/", views.overrule, name="person-overrule"),
    path("overrules/<int:pk>/drop/", views.drop, name="overrule-drop"),
    path("conflicts/", views.conflicts, name="conflicts"),
    path("lake/", views.storage, name="lake"),
    path("lake/<str:name>/", views.versions, name="lake-feed"),
]
