"""The meals engine as a Django app."""

from django.apps import AppConfig


class MealsConfig(AppConfig):
    name = "minzheng.engines.meals"
    label = "meals"
    verbose_name = "助餐"
