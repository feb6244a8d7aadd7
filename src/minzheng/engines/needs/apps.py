"""The needs engine as a Django app."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "minzheng.engines.needs"
    label = "needs"
    verbose_name = "需求与供给"
