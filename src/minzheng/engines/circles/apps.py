"""The circles engine as a Django app."""

from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "minzheng.engines.circles"
    label = "circles"
    verbose_name = "生活圈"
