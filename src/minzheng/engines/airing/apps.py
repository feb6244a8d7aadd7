"""The airing engine as a Django app."""

from django.apps import AppConfig


class AiringConfig(AppConfig):
    name = "minzheng.engines.airing"
    label = "airing"
    verbose_name = "业绩晾晒"
