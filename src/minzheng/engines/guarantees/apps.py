"""The guarantees engine as a Django app."""

from django.apps import AppConfig


class GuaranteesConfig(AppConfig):
    name = "minzheng.engines.guarantees"
    label = "guarantees"
    verbose_name = "基本养老清单"
