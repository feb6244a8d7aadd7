"""The wiring as a Django application; it has no tables."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "minzheng.wiring"
    label = "wiring"
    verbose_name = "接线"
