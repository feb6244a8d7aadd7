"""The pipeline engine as a Django app."""

from django.apps import AppConfig


class PipelineConfig(AppConfig):
    name = "minzheng.engines.pipeline"
    label = "pipeline"
    verbose_name = "项目库"
