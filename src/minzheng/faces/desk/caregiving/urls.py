"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from minzheng.faces.desk.caregiving import agreeing, deeds, views

ONE, PAPER = "caregiving/<int:pk>", "caregiving/agreements/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("caregiving/", views.charges, name="caregiving"),
    path("caregiving/month/", views.month, name="caregiving-month"),
    path(f"{ONE}/", views.charge, name="charge"),
    path(f"{ONE}/refresh/", deeds.refresh, name="charge-refresh"),
    path(f"{ONE}/agree/", agreeing.draw_up, name="charge-agree"),
    path(f"{ONE}/visit/", deeds.visit, name="charge-visit"),
    path(f"{ONE}/mode/", deeds.mode, name="charge-mode"),
    path(f"{ONE}/account/", deeds.account, name="charge-account"),
    path(f"{PAPER}/paper/", views.paper, name="care-agreement-paper"),
    path(f"{PAPER}/signed/", views.signed, name="care-agreement-signed"),
    path(f"{PAPER}/sign/", agreeing.sign, name="care-agreement-sign"),
    path(f"{PAPER}/approve/", agreeing.approve, name="care-agreement-approve"),
    path(f"{PAPER}/drop/", agreeing.drop, name="care-agreement-drop"),
    path(f"{PAPER}/end/", agreeing.end, name="care-agreement-end"),
    path("caregiving/visits/<int:pk>/photo/", views.photo, name="care-visit-photo"),
    path("caregiving/faults/<int:pk>/", deeds.fault, name="care-fault"),
]
