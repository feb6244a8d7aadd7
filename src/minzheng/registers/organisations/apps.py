"""The organisations register as a Django app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "minzheng.registers.organisations"
    label = "organisations"
    verbose_name = "组织"
