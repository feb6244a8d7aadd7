"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.rentals import renting, stock

urlpatterns: list[URLPattern] = [
    path("rentals/", renting.today, name="rentals"),
    path("rentals/months/", renting.months, name="rental-months"),
    path("rentals/items/<int:pk>/", stock.item, name="rental-item"),
    path("rentals/items/<int:pk>/<slug:deed>/", stock.deed, name="rental-deed"),
    path("rentals/rented/<int:pk>/extend/", renting.extend, name="rental-extend"),
    path("rentals/rented/<int:pk>/return/", renting.give_back, name="rental-return"),
    path("rentals/rented/<int:pk>/photo/", renting.photo, name="rental-photo"),
    path("rentals/asks/<int:pk>/decline/", renting.decline, name="rental-decline"),
    path("rentals/<int:pk>/hand-out/", renting.hand_out, name="rental-hand-out"),
    path("rentals/<int:pk>/stock/", stock.stock, name="rental-stock"),
    path("rentals/<int:pk>/stock.xlsx", stock.stock_sheet, name="rental-stock-sheet"),
    path("rentals/<int:pk>/months/<str:month>/", renting.month, name="rental-month"),
]
