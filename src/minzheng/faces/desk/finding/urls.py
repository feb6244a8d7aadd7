"""Addresses of the pages: search, the timelines of a dossier, the help on keys."""

from django.urls import URLPattern, path

from minzheng.faces.desk.finding import timelines, views

urlpatterns: list[URLPattern] = [
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggestions, name="search-suggest"),
    path("keys/", views.keys, name="keys"),
    path("people/<int:pk>/timeline/", timelines.person_timeline, name="person-timeline"),
    path(
        "households/<str:number>/timeline/",
        timelines.household_timeline,
        name="household-timeline",
    ),
]
