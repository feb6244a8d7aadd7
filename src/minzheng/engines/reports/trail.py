"""What this engine writes into the trail."""

from minzheng.engines.audit import api as audit
from minzheng.engines.reports.models import Cadence
from minzheng.kernel.doer import Doer


def record(cadence: Cadence, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, cadence.ref, division=cadence.division_code, detail=detail)
