"""The exchange engine as a Django app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "minzheng.engines.exchange"
    label = "exchange"
    verbose_name = "数据交换"
