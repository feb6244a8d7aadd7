"""The homecare engine as a Django app."""

from django.apps import AppConfig


class HomecareConfig(AppConfig):
    name = "minzheng.engines.homecare"
    label = "homecare"
    verbose_name = "居家养老"
