"""Addresses of the pages: whose row is it."""

from django.urls import URLPattern, path

from minzheng.faces.desk.linkage import card, rulings, views

PAIR = "linkage/pairs/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("linkage/", views.queue, name="linkage"),
    path(f"{PAIR}/", views.pair, name="link-pair"),
    path(f"{PAIR}/settle/", views.settle, name="link-settle"),
    path(f"{PAIR}/open/", views.open_pair, name="link-open"),
    path("linkage/rulings/", rulings.ruling_list, name="link-rulings"),
    path("linkage/rulings/<int:pk>/undo/", rulings.undo, name="link-undo"),
    path("linkage/carry-out/", rulings.carry_out, name="link-carry-out"),
    path("linkage/people/<int:number>/", views.cluster, name="link-cluster"),
    path("linkage/model/", card.model_card, name="link-model"),
]
