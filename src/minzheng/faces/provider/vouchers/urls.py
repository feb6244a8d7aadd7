"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.vouchers import views

urlpatterns: list[URLPattern] = [
    path("vouchers/", views.vouchers, name="vouchers"),
    path("vouchers/services/<int:pk>/", views.take, name="voucher-take"),
    path("vouchers/uses/<int:pk>/", views.use, name="voucher-use"),
    path("vouchers/<int:pk>/change/", views.change, name="voucher-change"),
    path("vouchers/months/", views.months, name="voucher-months"),
    path("vouchers/<int:pk>/months/<str:month>/", views.month, name="voucher-month"),
]
