"""The population's addresses."""

from django.urls import path

from minzheng.faces.desk.population import views

VIEW = "population/<slug:name>"
urlpatterns = [
    path("population/", views.overview, name="population"),
    path("population/build/", views.build, name="population-build"),
    path(f"{VIEW}/", views.one, name="population-view"),
    path(f"{VIEW}/members/", views.members, name="population-members"),
    path(f"{VIEW}/<slug:kind>/file/", views.file, name="population-file"),
]
