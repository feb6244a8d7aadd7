"""The rentals engine as a Django app."""

from django.apps import AppConfig


class RentalsConfig(AppConfig):
    name = "minzheng.engines.rentals"
    label = "rentals"
    verbose_name = "辅具租赁"
