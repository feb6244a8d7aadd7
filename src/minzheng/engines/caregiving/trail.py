"""What this engine writes into the trail: always about somebody in care, in her place."""

from minzheng.engines.audit import api as audit
from minzheng.engines.caregiving.models import Charge
from minzheng.kernel.doer import Doer


def record(charge: Charge, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, charge.ref, division=charge.division_code, detail=detail)
