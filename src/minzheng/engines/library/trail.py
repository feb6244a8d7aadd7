"""What this engine writes into the trail."""

from minzheng.engines.audit import api as audit
from minzheng.engines.library.models import Policy
from minzheng.kernel.doer import Doer


def record(policy: Policy, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, policy.ref, division=policy.division_code, detail=detail)
