"""The interface as a Django app: for its page of documentation."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "minzheng.faces.api"
    label = "api"
    verbose_name = "开放接口"
