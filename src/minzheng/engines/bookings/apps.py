"""The bookings engine as a Django app."""

from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "minzheng.engines.bookings"
    label = "bookings"
    verbose_name = "预约"
