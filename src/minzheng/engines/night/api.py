"""The door of the night engine: the run, the report of a run, the lists behind its figures."""

from minzheng.engines.night.errors import NightBusy, NightOver, NightRefused, NoNight
from minzheng.engines.night.models import NightRun
from minzheng.engines.night.reporting import (
    MatterReport,
    NightReport,
    RuleReport,
    last_run,
    listed,
    report,
    runs,
)
from minzheng.engines.night.running import run_night

__all__ = [
    "MatterReport",
    "NightBusy",
    "NightOver",
    "NightRefused",
    "NightReport",
    "NightRun",
    "NoNight",
    "RuleReport",
    "last_run",
    "listed",
    "report",
    "run_night",
    "runs",
]
