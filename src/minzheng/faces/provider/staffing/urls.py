"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.staffing import claims, views

HOUSE, ONE = "staff/<int:pk>", "staff/members/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("staff/", views.staff, name="staff"),
    path("staff/claims/", claims.claims, name="staff-claims"),
    path(f"{ONE}/", views.one, name="staff-member"),
    path(f"{ONE}/certificate/", views.certificate, name="staff-certificate"),
    path(f"{ONE}/training/", views.training, name="staff-training"),
    path(f"{ONE}/leaving/", views.leaving, name="staff-leaving"),
    path(f"{HOUSE}/new/", views.new, name="staff-new"),
    path(f"{HOUSE}/nights/", views.nights, name="staff-nights"),
    path(f"{HOUSE}/sheet/", views.sheet, name="staff-sheet"),
    path(f"{HOUSE}/blank.xlsx", views.blank, name="staff-blank"),
    path(f"{HOUSE}/staff.xlsx", views.taken_out, name="staff-out"),
    path(f"{HOUSE}/claims/<int:year>/", claims.claim, name="staff-claim"),
]
