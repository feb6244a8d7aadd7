"""How the trail hears of plans, visits, calls, months and pairs."""

from typing import Any

from minzheng.engines.audit import api as audit
from minzheng.kernel.doer import Doer


def tell(by: Doer, verb: str, ref: str, division: str, **detail: Any) -> None:
    """One entry of the trail."""
    audit.record(by, verb, ref, division=division, detail=detail)
