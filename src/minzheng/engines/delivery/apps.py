"""The delivery engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class DeliveryConfig(AppConfig):
    name = "minzheng.engines.delivery"
    label = "delivery"
    verbose_name = "服务与结算"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.delivery.lighting.declare_checks")()
