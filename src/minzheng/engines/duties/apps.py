"""The duties engine as a Django app."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "minzheng.engines.duties"
    label = "duties"
    verbose_name = "任务"
