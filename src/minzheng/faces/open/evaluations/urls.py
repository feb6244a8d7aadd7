"""Addresses of this part of the open face."""

from django.urls import URLPattern, path

from minzheng.faces.open.evaluations import views

urlpatterns: list[URLPattern] = [
    path("evaluations/", views.evaluations, name="evaluations"),
    path("evaluations/<int:pk>/", views.evaluation, name="evaluation"),
    path("evaluations/rubrics/<slug:key>/", views.rubric, name="evaluation-rubric"),
    path("evaluations/houses/<int:pk>/", views.evaluated, name="evaluated"),
]
