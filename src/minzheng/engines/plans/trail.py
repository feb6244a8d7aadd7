"""What this engine writes into the trail."""

from minzheng.engines.audit import api as audit
from minzheng.engines.plans.models import Plan
from minzheng.kernel.doer import Doer


def record(plan: Plan, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, plan.ref, division=plan.division_code, detail=detail)
