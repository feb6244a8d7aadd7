"""The provider face as a Django app."""

from django.apps import AppConfig


class ProviderConfig(AppConfig):
    name = "minzheng.faces.provider"
    label = "provider"
    verbose_name = "机构端"
