"""The access engine as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "minzheng.engines.access"
    label = "access"
    verbose_name = "账号与权限"
