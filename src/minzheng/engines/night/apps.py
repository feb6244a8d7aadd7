"""The night engine as a Django app."""

from django.apps import AppConfig


class NightConfig(AppConfig):
    name = "minzheng.engines.night"
    label = "night"
    verbose_name = "夜间比对"
