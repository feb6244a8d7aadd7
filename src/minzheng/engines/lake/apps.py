"""The lake engine as a Django app."""

from django.apps import AppConfig


class LakeConfig(AppConfig):
    name = "minzheng.engines.lake"
    label = "lake"
    verbose_name = "数据湖"
