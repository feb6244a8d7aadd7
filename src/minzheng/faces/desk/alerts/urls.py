"""Addresses of the pages: alerts worked to an end."""

from django.urls import path

from minzheng.faces.desk.alerts import bulk, deeds, rulebook, views

TASK = "alerts/<int:pk>"
urlpatterns = [
    path("alerts/", views.alerts, name="alerts"),
    path("alerts/night/", views.night, name="alert-night"),
    path("alerts/rules/", rulebook.rules, name="alert-rules"),
    path("alerts/rules/<str:key>/", rulebook.rule, name="alert-rule"),
    path("alerts/bulk/", bulk.preview, name="alert-bulk"),
    path("alerts/samples/<int:pk>/", bulk.sample, name="alert-sample"),
    path(f"{TASK}/", views.alert, name="alert"),
    path(f"{TASK}/take/", deeds.take_in_hand, name="alert-take"),
    path(f"{TASK}/hand-over/", deeds.pass_on, name="alert-hand-over"),
    path(f"{TASK}/visit/", deeds.visited, name="alert-visit"),
    path(f"{TASK}/judge/", deeds.verdict, name="alert-judge"),
    path(f"{TASK}/papers/<int:deed>/", deeds.paper, name="alert-paper"),
]
