"""The returns engine as a Django app."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "minzheng.engines.returns"
    label = "returns"
    verbose_name = "填报的数"
