"""The vouchers engine as a Django app."""

from django.apps import AppConfig


class VouchersConfig(AppConfig):
    name = "minzheng.engines.vouchers"
    label = "vouchers"
    verbose_name = "养老消费券"
