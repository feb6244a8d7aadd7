"""The search engine as a Django app; at start it follows the trail."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class SearchConfig(AppConfig):
    name = "minzheng.engines.search"
    label = "search"
    verbose_name = "搜索"

    def ready(self) -> None:
        # By name, for models can be loaded only now that all apps are known.
        import_string("minzheng.engines.search.starting.start")()
