"""The staffing engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class StaffingConfig(AppConfig):
    name = "minzheng.engines.staffing"
    label = "staffing"
    verbose_name = "从业人员"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.staffing.looking.declare_checks")()
        import_string("minzheng.engines.staffing.evidence.declare")()
