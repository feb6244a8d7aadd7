"""The Django app of the shared looks."""

from django.apps import AppConfig


class LooksConfig(AppConfig):
    name = "minzheng.faces.looks"
    label = "looks"
    verbose_name = "界面"
