"""The wiring as a Django application; it has no tables."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class WiringConfig(AppConfig):
    name = "minzheng.wiring"
    label = "wiring"
    verbose_name = "接线"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.wiring.searchable.let_cases_be_found")()
        import_string("minzheng.wiring.countable.let_contracts_be_counted")()
