"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from minzheng.faces.desk.staffing import views

CLAIM = "staffing/claims/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("staffing/", views.houses, name="staffing"),
    path("staffing/<int:pk>/", views.house, name="staffing-house"),
    path("staffing/claims/", views.claims, name="staffing-claims"),
    path(f"{CLAIM}/", views.claim, name="staffing-claim"),
    path(f"{CLAIM}/check/", views.check, name="staffing-check"),
    path(f"{CLAIM}/return/", views.give_back, name="staffing-return"),
    path(f"{CLAIM}/approve/", views.approve, name="staffing-approve"),
    path(f"{CLAIM}/pay/", views.pay, name="staffing-pay"),
]
