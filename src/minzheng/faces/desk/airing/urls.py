"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.airing import views

ONE = "airing/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("airing/", views.airings, name="airings"),
    path("airing/schemes/new/", views.make, name="airing-scheme-new"),
    path("airing/schemes/<int:pk>/draft/", views.draft, name="airing-draft"),
    path("airing/schemes/<int:pk>/end/", views.end, name="airing-scheme-end"),
    path(f"{ONE}/", views.airing, name="airing"),
    path(f"{ONE}/publish/", views.publish, name="airing-publish"),
    path(f"{ONE}/drop/", views.drop, name="airing-drop"),
    path(f"{ONE}/explain/", views.explain, name="airing-explain"),
    path(f"{ONE}/answer/<int:number>/", views.answer, name="airing-answer"),
    path(f"{ONE}/towns/<str:town>/", views.town, name="airing-town"),
]
