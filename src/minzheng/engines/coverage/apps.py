"""The coverage engine as a Django app."""

from django.apps import AppConfig


class CoverageConfig(AppConfig):
    name = "minzheng.engines.coverage"
    label = "coverage"
    verbose_name = "检查覆盖"
