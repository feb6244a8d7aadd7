"""The payments engine as a Django app."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "minzheng.engines.payments"
    label = "payments"
    verbose_name = "资金发放"
