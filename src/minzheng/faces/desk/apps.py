"""The Django app of the officers' face."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "minzheng.faces.desk"
    label = "desk"
    verbose_name = "经办端"
