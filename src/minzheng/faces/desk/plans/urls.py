"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.plans import views

ITEM = "plans/items/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("plans/", views.plans, name="plans"),
    path("plans/new/", views.read_in, name="plan-new"),
    path("plans/<int:pk>/", views.plan, name="plan"),
    path("plans/<int:pk>/again/", views.read_again, name="plan-again"),
    path(f"{ITEM}/", views.item, name="plan-item"),
    path(f"{ITEM}/correct/", views.correct, name="plan-item-correct"),
    path(f"{ITEM}/assign/", views.assign, name="plan-item-assign"),
    path(f"{ITEM}/split/", views.split, name="plan-item-split"),
    path(f"{ITEM}/merge/", views.merge, name="plan-item-merge"),
    path(f"{ITEM}/aside/", views.aside, name="plan-item-aside"),
    path("plans/figures/<int:pk>/", views.figure, name="plan-figure"),
]
