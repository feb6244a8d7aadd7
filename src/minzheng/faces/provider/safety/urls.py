"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.safety import views

HOUSE, INCIDENT = "safety/<int:pk>", "safety/incidents/<int:pk>"
PROBLEM = "safety/problems/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("safety/", views.safety, name="safety"),
    path(f"{HOUSE}/incident/", views.incident_new, name="incident-new"),
    path(f"{HOUSE}/drill/", views.drill, name="safety-drill"),
    path(f"{HOUSE}/rounds/<slug:period>/", views.round_, name="safety-round"),
    path(f"{INCIDENT}/", views.incident, name="incident"),
    path(f"{INCIDENT}/family/", views.family, name="incident-family"),
    path(f"{INCIDENT}/cause/", views.cause, name="incident-cause"),
    path(f"{INCIDENT}/review/", views.review, name="incident-review"),
    path(f"{PROBLEM}/", views.problem, name="safety-problem"),
    path(f"{PROBLEM}/photo/", views.photo, name="safety-photo"),
    path("safety/residents/<int:pk>/", views.assess, name="safety-assess"),
]
