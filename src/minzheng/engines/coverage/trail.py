"""What this engine writes into the trail and whom it tells."""

from datetime import date

from minzheng.engines.audit import api as audit
from minzheng.engines.coverage.models import Plan
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import Doer
from minzheng.registers.offices.api import officers_with


def record(plan: Plan, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, plan.ref, division=plan.division_code, detail=detail)


def tell_post(plan: Plan, role: str, text: str, *, on: date) -> None:
    """A message to who holds a post of the plan's district."""
    for officer in officers_with(role, plan.division_code, on):
        to = notices.Recipient("officer", officer.staff_number, officer.name)
        notices.send_message(to, text, link=plan.ref, on=on)
