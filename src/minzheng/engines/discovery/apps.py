"""The discovery engine as a Django app."""

from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "minzheng.engines.discovery"
    label = "discovery"
    verbose_name = "主动发现"
