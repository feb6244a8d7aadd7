"""The migrants engine as a Django app."""

from django.apps import AppConfig


class MigrantsConfig(AppConfig):
    name = "minzheng.engines.migrants"
    label = "migrants"
    verbose_name = "水库移民后期扶持"
