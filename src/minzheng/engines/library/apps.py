"""The library engine as a Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "minzheng.engines.library"
    label = "library"
    verbose_name = "政策库"
