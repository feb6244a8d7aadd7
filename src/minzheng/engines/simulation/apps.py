"""The simulation engine as a Django app."""

from django.apps import AppConfig


class SimulationConfig(AppConfig):
    name = "minzheng.engines.simulation"
    label = "simulation"
    verbose_name = "政策试算"
