"""Addresses of the pages: bookings of the day and the times offered."""

from django.urls import URLPattern, path

from minzheng.faces.desk.bookings import offers, views

OFFER = "bookings/offers/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("bookings/", views.bookings, name="bookings"),
    path("bookings/displaced/", views.displaced, name="bookings-displaced"),
    path("bookings/offers/", offers.offers, name="offers"),
    path("bookings/offers/new/", offers.new, name="offer-new"),
    path(f"{OFFER}/", offers.offer, name="offer"),
    path(f"{OFFER}/week/", offers.week, name="offer-week"),
    path(f"{OFFER}/day/", offers.day, name="offer-day"),
    path(f"{OFFER}/end/", offers.end, name="offer-end"),
    path(f"{OFFER}/walk-in/", views.walk_in, name="walk-in"),
    path("bookings/<int:pk>/mark/", views.mark, name="booking-mark"),
    path("bookings/<int:pk>/told/", views.told, name="booking-told"),
    path("bookings/<int:pk>/contact/", views.contact, name="booking-contact"),
]
