"""The reserves engine as a Django app."""

from django.apps import AppConfig


class ReservesConfig(AppConfig):
    name = "minzheng.engines.reserves"
    label = "reserves"
    verbose_name = "临时救助备用金"
