"""What the verbs take and the readings give, as frozen values."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.parameters.models import Proposal
from minzheng.kernel.params import ParamValue
from minzheng.registers.papers import Paper


@dataclass(frozen=True)
class NewValue:
    """A value to enter, written with its unit as in a file ("1330元", "35%", "是").

    `correction`: the value in force at the place on `since` was wrong; from that day on this one
    stands in for it. `reason` is needed for a past day, and where a district enters a city's value.
    """

    key: str
    place: str
    value: str
    since: date
    source: str
    status: str
    checked_on: date
    until: date | None = None
    note: str = ""
    correction: bool = False
    reason: str = ""
    origin: str = ""
    paper: Paper | None = None


@dataclass(frozen=True)
class Dated:
    """One value of a parameter's history: by which entry it came (None: by a file).

    `replaced_by`: the later entry that stands in for it, wholly or from a day on.
    """

    value: ParamValue
    entry: Proposal | None
    replaced_by: Proposal | None = None


@dataclass(frozen=True)
class Use:
    """Where a parameter counts: in a rule, an amount, a time limit, a way of a flow, an alert."""

    matter: str
    matter_title: str
    kind: str
    name: str
    sentence: str
