"""The partners engine as a Django app."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "minzheng.engines.partners"
    label = "partners"
    verbose_name = "接口伙伴"
