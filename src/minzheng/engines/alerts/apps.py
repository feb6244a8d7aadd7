"""The alerts engine as a Django app."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "minzheng.engines.alerts"
    label = "alerts"
    verbose_name = "预警处置"
