"""The Django app of the open face."""

from django.apps import AppConfig


class OpenConfig(AppConfig):
    name = "minzheng.faces.open"
    label = "open"
    verbose_name = "公示端"
