"""The delivery engine as a Django app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "minzheng.engines.delivery"
    label = "delivery"
    verbose_name = "服务与结算"
