"""The care engine as a Django app."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "minzheng.engines.care"
    label = "care"
    verbose_name = "机构服务"
