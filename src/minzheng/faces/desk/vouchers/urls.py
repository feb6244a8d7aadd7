"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.vouchers import settling, views

ONE, SETTLEMENT = "vouchers/<int:pk>", "vouchers/settlements/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("vouchers/", views.enrolments, name="vouchers"),
    path("vouchers/changes/", views.changes, name="voucher-changes"),
    path("vouchers/changes/<int:pk>/", views.change, name="voucher-change"),
    path("vouchers/odd/", views.odd, name="voucher-odd"),
    path("vouchers/sample/", views.sample, name="voucher-sample"),
    path("vouchers/sample/<int:pk>/", views.visit, name="voucher-visit"),
    path("vouchers/insurance/", views.insurance, name="voucher-insurance"),
    path("vouchers/houses/", views.houses, name="voucher-houses"),
    path("vouchers/houses/<int:pk>/strike/", views.strike, name="voucher-strike"),
    path("vouchers/settlements/", settling.settlements, name="voucher-settlements"),
    path(f"{SETTLEMENT}/", settling.settlement, name="voucher-settlement"),
    path(f"{SETTLEMENT}/check/", settling.check, name="voucher-check"),
    path(f"{SETTLEMENT}/return/", settling.give_back, name="voucher-return"),
    path(f"{SETTLEMENT}/approve/", settling.approve, name="voucher-approve"),
    path(f"{SETTLEMENT}/pay/", settling.pay, name="voucher-pay"),
    path(f"{ONE}/", views.enrolment, name="voucher"),
    path(f"{ONE}/confirm/", views.confirm, name="voucher-confirm"),
    path(f"{ONE}/refuse/", views.refuse, name="voucher-refuse"),
    path("people/<int:pk>/voucher/", views.apply, name="voucher-new"),
]
