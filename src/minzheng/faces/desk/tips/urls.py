"""Addresses of the pages: tips about people in need."""

from django.urls import URLPattern, path

from minzheng.faces.desk.tips import deeds, views

TIP = "tips/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("tips/", views.tips, name="tips"),
    path("tips/new/", views.new, name="tip-new"),
    path(f"{TIP}/", views.tip, name="tip"),
    path(f"{TIP}/take/", deeds.take_in_hand, name="tip-take"),
    path(f"{TIP}/visit/", deeds.visited, name="tip-visit"),
    path(f"{TIP}/report/", deeds.reported, name="tip-report"),
    path(f"{TIP}/same/", deeds.same, name="tip-same"),
    path(f"{TIP}/settle/", deeds.settled, name="tip-settle"),
    path(f"{TIP}/reporter/", deeds.reporter, name="tip-reporter"),
    path(f"{TIP}/answer/", deeds.called, name="tip-answer"),
    path(f"{TIP}/photo/", deeds.photo, name="tip-photo"),
]
