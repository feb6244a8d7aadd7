"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.meals import kitchen, months, till

PLACE, DAY = "meals/<int:pk>", "meals/<int:pk>/menu/<str:day>/<slug:meal>"
urlpatterns: list[URLPattern] = [
    path("meals/", kitchen.today, name="meals"),
    path("meals/worker.js", till.worker, name="meal-worker"),
    path("meals/months/", months.months, name="meal-months"),
    path("meals/servings/<int:pk>/close/", kitchen.close, name="meal-close"),
    path("meals/servings/<int:pk>/finish/", kitchen.finish, name="meal-finish"),
    path("meals/served/<int:pk>/", till.served, name="meal-served"),
    path(f"{PLACE}/menu/", kitchen.menu, name="meal-menu"),
    path(f"{PLACE}/copy/", kitchen.copy, name="meal-copy"),
    path(f"{DAY}/", kitchen.edit, name="meal-edit"),
    path(f"{PLACE}/till/", till.till, name="meal-till"),
    path(f"{PLACE}/till/pack/", till.pack, name="meal-pack"),
    path(f"{PLACE}/till/sync/", till.sync, name="meal-sync"),
    path(f"{PLACE}/months/<str:month>/", months.month, name="meal-month"),
]
