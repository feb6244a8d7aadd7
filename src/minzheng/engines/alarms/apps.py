"""The alarms engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class AlarmsConfig(AppConfig):
    name = "minzheng.engines.alarms"
    label = "alarms"
    verbose_name = "设备报警"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.alarms.lighting.declare")()
