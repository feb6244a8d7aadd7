"""The consent engine as a Django app."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "minzheng.engines.consent"
    label = "consent"
    verbose_name = "核对授权"
