"""The indicators engine as a Django app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "minzheng.engines.indicators"
    label = "indicators"
    verbose_name = "指标"
