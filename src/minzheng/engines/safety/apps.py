"""The safety engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class SafetyConfig(AppConfig):
    name = "minzheng.engines.safety"
    label = "safety"
    verbose_name = "机构安全"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.safety.looking.declare_checks")()
        import_string("minzheng.engines.safety.evidence.declare")()
