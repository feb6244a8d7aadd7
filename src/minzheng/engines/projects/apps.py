"""The projects engine as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "minzheng.engines.projects"
    label = "projects"
    verbose_name = "购买服务与公益创投"
