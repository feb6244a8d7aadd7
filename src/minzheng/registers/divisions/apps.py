"""The divisions register as a Django app."""

from django.apps import AppConfig


class DivisionsConfig(AppConfig):
    name = "minzheng.registers.divisions"
    label = "divisions"
    verbose_name = "行政区划"
