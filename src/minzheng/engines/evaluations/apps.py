"""The evaluations engine as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class EvaluationsConfig(AppConfig):
    name = "minzheng.engines.evaluations"
    label = "evaluations"
    verbose_name = "质量评价"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.evaluations.evidence.declare")()
