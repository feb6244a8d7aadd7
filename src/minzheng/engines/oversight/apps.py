"""The oversight engine as a Django app."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "minzheng.engines.oversight"
    label = "oversight"
    verbose_name = "检查与整改"
