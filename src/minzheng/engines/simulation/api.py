"""The door of the simulation engine: try a change on everybody, keep it under a name."""

from minzheng.engines.simulation.changing import Changed, ChangeError
from minzheng.engines.simulation.counting import OTHERS, Row
from minzheng.engines.simulation.keeping import (
    PLANNERS,
    NameTaken,
    keep,
    read_back,
    scenario_for,
    scenarios,
)
from minzheng.engines.simulation.models import Scenario
from minzheng.engines.simulation.trying import (
    MERGED,
    SMALL,
    Simulation,
    Trial,
    paid_amount,
    simulate,
)

__all__ = [
    "MERGED",
    "OTHERS",
    "PLANNERS",
    "SMALL",
    "ChangeError",
    "Changed",
    "NameTaken",
    "Row",
    "Scenario",
    "Simulation",
    "Trial",
    "keep",
    "paid_amount",
    "read_back",
    "scenario_for",
    "scenarios",
    "simulate",
]
