"""The homecare engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class HomecareConfig(AppConfig):
    name = "minzheng.engines.homecare"
    label = "homecare"
    verbose_name = "居家养老"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.homecare.evidence.declare")()
