"""The street engine as a Django app."""

from django.apps import AppConfig


class StreetConfig(AppConfig):
    name = "minzheng.engines.street"
    label = "street"
    verbose_name = "街面救助"
