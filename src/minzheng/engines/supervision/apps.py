"""The supervision engine as a Django app."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "minzheng.engines.supervision"
    label = "supervision"
    verbose_name = "委托审批监督"
