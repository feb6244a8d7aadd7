"""The ledger engine as a Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "minzheng.engines.ledger"
    label = "ledger"
    verbose_name = "资金账"
