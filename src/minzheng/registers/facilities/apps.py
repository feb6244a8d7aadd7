"""The register of facilities as a Django app."""

from django.apps import AppConfig


class FacilitiesConfig(AppConfig):
    name = "minzheng.registers.facilities"
    label = "facilities"
    verbose_name = "设施"
