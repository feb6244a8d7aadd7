"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.duties import views

TURN = "duties/turns/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("duties/", views.duties, name="duties"),
    path("duties/new/", views.give, name="duty-new"),
    path("duties/<int:pk>/", views.duty, name="duty"),
    path("duties/<int:pk>/tie/", views.tie, name="duty-tie"),
    path("duties/<int:pk>/ties/<int:number>/strike/", views.untie, name="duty-untie"),
    path("duties/<int:pk>/drop/", views.drop, name="duty-drop"),
    path(f"{TURN}/report/", views.report, name="duty-report"),
    path(f"{TURN}/hand-in/", views.hand_in, name="duty-hand-in"),
    path(f"{TURN}/confirm/", views.confirm, name="duty-confirm"),
    path(f"{TURN}/send-back/", views.send_back, name="duty-send-back"),
    path(f"{TURN}/move/", views.move, name="duty-move"),
    path(f"{TURN}/paper/", views.paper, name="duty-paper"),
]
