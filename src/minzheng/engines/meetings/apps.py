"""The meetings engine as a Django app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "minzheng.engines.meetings"
    label = "meetings"
    verbose_name = "会议"
