"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from minzheng.faces.desk.safety import views

urlpatterns: list[URLPattern] = [
    path("safety/", views.incidents, name="safety"),
    path("safety/incidents/<int:pk>/", views.incident, name="incident"),
    path("safety/incidents/<int:pk>/review/", views.review, name="incident-review"),
    path("safety/houses/", views.houses, name="safety-houses"),
    path("safety/houses/<int:pk>/", views.house, name="safety-house"),
    path("safety/problems/<int:pk>/photo/", views.photo, name="safety-photo"),
]
