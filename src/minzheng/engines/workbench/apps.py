"""The workbench engine as a Django app."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "minzheng.engines.workbench"
    label = "workbench"
    verbose_name = "工作习惯"
