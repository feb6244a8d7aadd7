"""The learning engine as a Django app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "minzheng.engines.learning"
    label = "learning"
    verbose_name = "试点、考察和培训"
