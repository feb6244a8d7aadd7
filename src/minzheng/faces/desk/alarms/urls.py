"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.alarms import views

urlpatterns: list[URLPattern] = [
    path("alarms/", views.alarms, name="alarms"),
    path("alarms/devices/", views.devices, name="alarm-devices"),
    path("alarms/figures/", views.figures, name="alarm-figures"),
    path("alarms/<int:pk>/", views.alarm, name="alarm"),
    path("alarms/<int:pk>/answer/", views.answer, name="alarm-answer"),
    path("alarms/<int:pk>/arrive/", views.arrive, name="alarm-arrive"),
    path("alarms/<int:pk>/close/", views.close, name="alarm-close"),
]
