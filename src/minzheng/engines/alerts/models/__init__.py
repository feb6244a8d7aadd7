"""Tables of the alerts engine: tasks, what was done with each, and what each night did."""

from minzheng.engines.alerts.models.night import RuleNight
from minzheng.engines.alerts.models.sample import Sample, SampledTask
from minzheng.engines.alerts.models.task import AlertTask, Lead, State, Verdict
from minzheng.engines.alerts.models.trail import Deed, Judgement

__all__ = [
    "AlertTask",
    "Deed",
    "Judgement",
    "Lead",
    "RuleNight",
    "Sample",
    "SampledTask",
    "State",
    "Verdict",
]
