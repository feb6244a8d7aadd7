"""The rounds engine as a Django app."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "minzheng.engines.rounds"
    label = "rounds"
    verbose_name = "探访关爱"
