"""The sources engine as a Django app."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "minzheng.engines.sources"
    label = "sources"
    verbose_name = "多源比较"
