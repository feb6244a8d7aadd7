"""The plans engine as a Django app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "minzheng.engines.plans"
    label = "plans"
    verbose_name = "规划和计划"
