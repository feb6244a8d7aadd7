"""Addresses of this part of the portal face."""

from django.urls import URLPattern, path

from minzheng.faces.portal.vouchers import views

urlpatterns: list[URLPattern] = [
    path("my/vouchers/", views.mine, name="vouchers"),
    path("my/vouchers/<int:pk>/apply/", views.apply, name="voucher-apply"),
    path("my/vouchers/<int:pk>/change/", views.change, name="voucher-change"),
]
