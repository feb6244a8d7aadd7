"""The Django app of the citizen's face."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "minzheng.faces.portal"
    label = "portal"
    verbose_name = "公众端"
