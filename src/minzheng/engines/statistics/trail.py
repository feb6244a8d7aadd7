"""What this engine writes into the trail."""

from minzheng.engines.audit import api as audit
from minzheng.engines.statistics.models import Sheet
from minzheng.kernel.doer import Doer


def record(row: Sheet, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, row.ref, division=row.division_code, detail=detail)
