"""Addresses of this part of the open face."""

from django.urls import URLPattern, path

from minzheng.faces.open.searching import views

urlpatterns: list[URLPattern] = [
    path("searches/", views.searches, name="searches"),
    path("searches/<str:number>/", views.search, name="search"),
    path("searches/<str:number>/photo/", views.photo, name="search-photo"),
]
