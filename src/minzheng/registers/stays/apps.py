"""The register of stays as a Django app."""

from django.apps import AppConfig


class StaysConfig(AppConfig):
    name = "minzheng.registers.stays"
    label = "stays"
    verbose_name = "入住与服务对象"
