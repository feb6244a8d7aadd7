"""The oversight engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class OversightConfig(AppConfig):
    name = "minzheng.engines.oversight"
    label = "oversight"
    verbose_name = "检查与整改"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.oversight.lighting.declare_checks")()
