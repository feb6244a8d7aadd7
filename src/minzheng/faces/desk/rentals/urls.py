"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.rentals import settling, views

PAPER = "rentals/settlements/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("rentals/", views.uses, name="rentals"),
    path("rentals/items/", views.items, name="rental-items"),
    path("rentals/items/<int:pk>/", views.item, name="rental-item"),
    path("rentals/list/", views.rentals, name="rental-list"),
    path("rentals/products/", views.products, name="rental-products"),
    path("rentals/products/new/", views.product_new, name="rental-product-new"),
    path("rentals/products/<int:pk>/", views.product, name="rental-product"),
    path("rentals/products/<int:pk>/end/", views.product_end, name="rental-product-end"),
    path("people/<int:pk>/rental/", views.ask, name="rental-ask-new"),
    path("rentals/settlements/", settling.settlements, name="rental-settlements"),
    path(f"{PAPER}/", settling.settlement, name="rental-settlement"),
    path(f"{PAPER}/check/", settling.check, name="rental-check"),
    path(f"{PAPER}/return/", settling.give_back, name="rental-return"),
    path(f"{PAPER}/approve/", settling.approve, name="rental-approve"),
    path(f"{PAPER}/pay/", settling.pay, name="rental-pay"),
]
