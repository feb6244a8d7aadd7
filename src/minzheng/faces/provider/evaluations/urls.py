"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.evaluations import views

ONE = "evaluations/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("evaluations/", views.evaluations, name="evaluations"),
    path(f"{ONE}/", views.evaluation, name="evaluation"),
    path(f"{ONE}/hand-in/", views.hand_in, name="evaluation-hand-in"),
    path(f"{ONE}/objection/", views.objection, name="evaluation-objection"),
    path(f"{ONE}/letter/", views.letter, name="evaluation-letter"),
    path("evaluations/papers/<int:pk>/", views.paper, name="evaluation-paper"),
]
