"""The reports engine as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "minzheng.engines.reports"
    label = "reports"
    verbose_name = "向上报告"
