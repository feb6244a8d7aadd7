"""The caregiving engine as a Django app."""

from django.apps import AppConfig


class CaregivingConfig(AppConfig):
    name = "minzheng.engines.caregiving"
    label = "caregiving"
    verbose_name = "照料协议"
