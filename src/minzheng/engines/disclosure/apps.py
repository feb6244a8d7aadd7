"""The disclosure engine as a Django app."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "minzheng.engines.disclosure"
    label = "disclosure"
    verbose_name = "信息公开"
