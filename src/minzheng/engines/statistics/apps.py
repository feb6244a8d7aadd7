"""The statistics engine as a Django app."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "minzheng.engines.statistics"
    label = "statistics"
    verbose_name = "统计报表"
