"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.alarms import views

DEVICE, ALARM = "alarms/devices/<int:pk>", "alarms/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("alarms/", views.alarms, name="alarms"),
    path("alarms/devices/", views.devices, name="alarm-devices"),
    path("alarms/devices/new/", views.device_new, name="alarm-device-new"),
    path(f"{DEVICE}/", views.device, name="alarm-device"),
    path(f"{DEVICE}/drill/", views.drill, name="alarm-drill"),
    path(f"{DEVICE}/end/", views.device_end, name="alarm-device-end"),
    path(f"{ALARM}/", views.alarm, name="alarm"),
    path(f"{ALARM}/answer/", views.answer, name="alarm-answer"),
    path(f"{ALARM}/arrive/", views.arrive, name="alarm-arrive"),
    path(f"{ALARM}/close/", views.close, name="alarm-close"),
]
