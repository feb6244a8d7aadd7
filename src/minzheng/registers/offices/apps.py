"""The offices register as a Django app."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "minzheng.registers.offices"
    label = "offices"
    verbose_name = "机构与岗位"
