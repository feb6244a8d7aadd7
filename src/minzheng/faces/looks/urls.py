"""Addresses of the drawing-room."""

from django.urls import path

from minzheng.faces.looks import views

app_name = "looks"
urlpatterns = [
    path("looks/prefs/", views.change_preference, name="prefs"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("styleguide/desk/", views.specimen, name="specimen"),
]
