"""The tips engine as a Django app."""

from django.apps import AppConfig


class TipsConfig(AppConfig):
    name = "minzheng.engines.tips"
    label = "tips"
    verbose_name = "线索"
