"""The views engine as a Django app."""

from django.apps import AppConfig


class ViewsConfig(AppConfig):
    name = "minzheng.engines.views"
    label = "views"
    verbose_name = "人口视图"
