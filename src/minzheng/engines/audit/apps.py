"""The audit engine as a Django app; at start it takes over the registers' trail."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from minzheng.registers import trail


class AuditConfig(AppConfig):
    name = "minzheng.engines.audit"
    label = "audit"
    verbose_name = "审计"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        trail.install(import_string("minzheng.engines.audit.writing.record"))
