"""The households register as a Django app."""

from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    name = "minzheng.registers.households"
    label = "households"
    verbose_name = "家庭"
