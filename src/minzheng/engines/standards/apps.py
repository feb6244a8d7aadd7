"""The standards engine as a Django app."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "minzheng.engines.standards"
    label = "standards"
    verbose_name = "标准调整"
