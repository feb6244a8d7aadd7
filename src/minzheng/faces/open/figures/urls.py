"""Addresses of the pages: statistics, funds, open data."""

from django.urls import URLPattern, path

from minzheng.faces.open.figures import views

urlpatterns: list[URLPattern] = [
    path("statistics/", views.statistics, name="statistics"),
    path("statistics/<slug:key>/", views.statistic, name="statistic"),
    path("statistics/<slug:key>/file.csv", views.statistic_file, name="statistic-file"),
    path("funds/", views.funds, name="funds"),
    path("data/", views.data, name="data"),
    path("data/<slug:name>/", views.dataset, name="dataset"),
    path("data/<slug:name>.<slug:kind>", views.dataset_file, name="dataset-file"),
]
