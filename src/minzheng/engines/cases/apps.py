"""The case engine as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "minzheng.engines.cases"
    label = "cases"
    verbose_name = "办件"
