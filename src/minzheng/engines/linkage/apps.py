"""The linkage engine as a Django app."""

from django.apps import AppConfig


class LinkageConfig(AppConfig):
    name = "minzheng.engines.linkage"
    label = "linkage"
    verbose_name = "人员关联"
