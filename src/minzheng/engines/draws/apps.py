"""The draws engine as a Django app."""

from django.apps import AppConfig


class DrawsConfig(AppConfig):
    name = "minzheng.engines.draws"
    label = "draws"
    verbose_name = "随机抽取"
