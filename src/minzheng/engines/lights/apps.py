"""The lights engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class LightsConfig(AppConfig):
    name = "minzheng.engines.lights"
    label = "lights"
    verbose_name = "机构亮灯"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.lights.papers.declare_checks")()
