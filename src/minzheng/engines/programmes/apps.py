"""The programmes engine as a Django app."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "minzheng.engines.programmes"
    label = "programmes"
    verbose_name = "康复与社工服务"
