"""The people register as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "minzheng.registers.people"
    label = "people"
    verbose_name = "人员"
