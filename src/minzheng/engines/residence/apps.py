"""The residence engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class ResidenceConfig(AppConfig):
    name = "minzheng.engines.residence"
    label = "residence"
    verbose_name = "床位与合同"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.residence.lighting.declare_checks")()
