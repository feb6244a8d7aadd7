"""The longer limit for special cases: once, for a listed reason, by the head of the office."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.declared import flow_of
from minzheng.engines.cases.errors import ExtensionRefused
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.state import lock_case, refresh, require_open
from minzheng.engines.cases.telling import message_applicant
from minzheng.kernel.flow import Total

APPROVERS = ("town_head", "district_head")


@transaction.atomic
def extend(number: str, reason: str, *, by: Viewer, on: date) -> Case:
    """Approve the special limit. Raises ExtensionRefused, CaseEnded, NotAllowed."""
    case = lock_case(number)
    require_open(case)
    require(by, APPROVERS, case.division_code, case.matter)
    _refuse(case, flow_of(case).total, reason)
    case.special_reason, case.extended_by, case.extended_on = reason, by.doer.name, on
    case.save(update_fields=["special_reason", "extended_by", "extended_on"])
    refresh(case)
    audit.record(
        by.doer, "extend", case.ref, division=case.division_code, detail={"reason": reason}
    )
    until = f"，新的到期日是 {case.due_on}" if case.due_on else ""
    message_applicant(case, f"{case.number} 因“{reason}”经批准延长办理期限{until}。", on=on)
    return case


def _refuse(case: Case, total: Total | None, reason: str) -> None:
    if total is None or total.special is None:
        raise ExtensionRefused("这个流程的期限不能延长")
    if case.extended_by:
        raise ExtensionRefused(
            f"已由 {case.extended_by} 于 {case.extended_on} 批准延长（{case.special_reason}），"
            "只能延长一次"
        )
    if case.accepted_on is None:
        raise ExtensionRefused("还没有受理，总期限没有开始，不用延长")
    if reason not in total.special_reasons:
        raise ExtensionRefused(f"延长的理由只能是：{'、'.join(total.special_reasons)}")
