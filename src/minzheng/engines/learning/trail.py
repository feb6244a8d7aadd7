"""What this engine writes into the trail."""

from minzheng.engines.audit import api as audit
from minzheng.engines.learning.models import Course, Pilot, Trip
from minzheng.kernel.doer import Doer


def record(row: Pilot | Trip | Course, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, row.ref, division=row.division_code, detail=detail)
