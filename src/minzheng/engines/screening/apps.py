"""The screening engine as a Django app; its tables are Parquet files in the lake."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "minzheng.engines.screening"
    label = "screening"
    verbose_name = "全量筛查"
