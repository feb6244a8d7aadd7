"""The health engine as a Django app."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "minzheng.engines.health"
    label = "health"
    verbose_name = "健康档案"
