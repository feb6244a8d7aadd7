"""The sharing engine as a Django app."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "minzheng.engines.sharing"
    label = "sharing"
    verbose_name = "数据共享"
