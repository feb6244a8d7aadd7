"""The parameters engine as a Django app."""

from django.apps import AppConfig


class ParametersConfig(AppConfig):
    name = "minzheng.engines.parameters"
    label = "parameters"
    verbose_name = "标准与参数"
