"""The notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "minzheng.engines.notices"
    label = "notices"
    verbose_name = "文书与公示"
