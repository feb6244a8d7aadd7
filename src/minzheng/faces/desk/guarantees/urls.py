"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.guarantees import lists, views

DRAFT = "guarantees/drafts/<int:pk>"
OWN = "people/<int:pk>/guarantees"
urlpatterns: list[URLPattern] = [
    path("guarantees/", views.counts, name="guarantees"),
    path("guarantees/items/<slug:code>/", views.towns, name="guarantee-towns"),
    path("guarantees/items/<slug:code>/tell/", views.invite, name="guarantee-invite"),
    path("guarantees/missing/", views.missing, name="guarantee-missing"),
    path("guarantees/lists/", lists.lists, name="guarantee-lists"),
    path("guarantees/lists/<slug:key>/", lists.one, name="guarantee-list"),
    path("guarantees/drafts/new/", lists.new, name="guarantee-new"),
    path(f"{DRAFT}/", lists.draft, name="guarantee-draft"),
    path(f"{DRAFT}/item/", lists.item, name="guarantee-item"),
    path(f"{DRAFT}/items/<slug:code>/drop/", lists.leave_out, name="guarantee-item-drop"),
    path(f"{DRAFT}/adopt/", lists.adopt, name="guarantee-adopt"),
    path(f"{DRAFT}/drop/", lists.drop, name="guarantee-drop"),
    path(f"{OWN}/", views.person, name="guarantee-person"),
    path(f"{OWN}/<slug:code>/decline/", views.decline, name="guarantee-decline"),
    path(f"{OWN}/<slug:code>/restore/", views.restore, name="guarantee-restore"),
]
