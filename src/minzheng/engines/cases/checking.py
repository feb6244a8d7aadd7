"""The data check: what other departments know beside what was declared; doubts settled."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, open_id_number, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import CASE_ROLES
from minzheng.engines.cases.amending import write_facts
from minzheng.engines.cases.authorising import refuse_unauthorised
from minzheng.engines.cases.checks.choosing import check_source
from minzheng.engines.cases.checks.lake import keep_versions
from minzheng.engines.cases.checks.source import Asked, Finding
from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.errors import CheckFailed, NoSuchCase
from minzheng.engines.cases.models import Case, Check, CheckState
from minzheng.engines.cases.state import lock_case, require_open
from minzheng.engines.cases.stated import facts_of
from minzheng.engines.cases.values import Change
from minzheng.engines.policy.api import unit_text
from minzheng.kernel.expr import Fact
from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import UnreadableValue
from minzheng.registers.people.api import Person

PURPOSE = "办理本事项"
CHECK_ROLES = ("check_clerk", "district_clerk", "town_clerk")


@transaction.atomic
def record_check(number: str, *, by: Viewer, on: date) -> tuple[Check, ...]:
    """Ask the checking centre about every member and note each item; asked twice, noted once.

    What equals the declaration is 一致, what differs is 存疑 until somebody settles it.
    Raises ConsentMissing (somebody has not authorised it: nothing is asked of anybody),
    SourceUnavailable, CheckFailed (a finding that cannot be read), CaseEnded, NotAllowed.
    """
    case = lock_case(number)
    require_open(case)
    require(by, CHECK_ROLES, case.division_code, case.matter)
    refuse_unauthorised(case, on)
    findings = check_source(on).query(_asked(case, by), on)
    return record_findings(case, findings, by=by, on=on)


def record_findings(
    case: Case, findings: Sequence[Finding], *, by: Viewer, on: date
) -> tuple[Check, ...]:
    """Note findings with a case, inside the caller's transaction."""
    facts = facts_of(case, on)
    known = matter_of(case).facts
    rows = tuple(_noted(case, finding, known, facts) for finding in findings)
    keep_versions(findings, case.ref, on)
    doubts = sum(row.state == CheckState.DOUBT for row in rows)
    detail = {"items": len(rows), "doubts": doubts}
    audit.record(by.doer, "record_check", case.ref, division=case.division_code, detail=detail)
    return rows


@transaction.atomic
def settle_check(check_id: int, state: CheckState, evidence: str, *, by: Viewer, on: date) -> Check:
    """Settle a doubt: confirmed (the value found becomes the fact) or mistaken (it stands).

    Raises CheckFailed (no evidence, not in doubt, no such state), NoSuchCase, CaseEnded,
    NotAllowed.
    """
    row = Check.objects.select_related("case").filter(pk=check_id).first()
    if row is None:
        raise NoSuchCase("没有这一项核对，请刷新页面")
    case = lock_case(row.case.number)
    require_open(case)
    require(by, CASE_ROLES, case.division_code, case.matter)
    _refuse(check_id, state, evidence)
    row.state, row.evidence = state, evidence.strip()
    row.settled_by, row.settled_on = by.doer.name, on
    row.save(update_fields=["state", "evidence", "settled_by", "settled_on"])
    if state == CheckState.CONFIRMED:
        change = Change(row.column, row.value, row.person_id)
        write_facts(
            case, [change], source=f"核对：{row.source}", reason=evidence, by=by.doer, on=on
        )
    detail = {"check": row.pk, "state": str(state)}
    audit.record(by.doer, "settle_check", case.ref, division=case.division_code, detail=detail)
    return row


def _asked(case: Case, by: Viewer) -> list[Asked]:
    """Those to be asked about; opening each number for the source is in the trail."""
    people = Person.objects.filter(pk__in=[row["person"] for row in case.facts.get("members", ())])
    return [
        Asked(p.pk, p.name, open_id_number(by, p, purpose=PURPOSE), case.matter) for p in people
    ]


def _noted(
    case: Case, finding: Finding, known: Mapping[str, Fact], facts: Mapping[str, Any]
) -> Check:
    fact = known.get(finding.column)
    if fact is None:
        raise CheckFailed(f"核对结果里的“{finding.column}”不是本事项的事实，请核对机构更正后重查")
    try:
        value = fact.unit.read(finding.value)
        declared = fact.unit.read(_declared(finding, facts))
    except (UnreadableValue, MoneyError) as error:
        raise CheckFailed(f"核对结果“{finding.item}”读不懂：{error}") from error
    row, _ = Check.objects.get_or_create(
        case=case,
        member=finding.member,
        column=finding.column,
        source=finding.source,
        found_on=finding.found_on,
        defaults={
            "person_id": finding.person_id,
            "item": finding.item,
            "declared": "未申报" if declared is None else fact.unit.text(declared),
            "found": unit_text(fact, finding.value),
            "value": finding.value,
            "feed": finding.feed,
            "version": finding.version,
            "state": CheckState.CONSISTENT if value == declared else CheckState.DOUBT,
        },
    )
    return row


def _declared(finding: Finding, facts: Mapping[str, Any]) -> Any:
    if finding.person_id is None:
        return facts.get(finding.column)
    for member in facts["members"]:
        if member["person"] == finding.person_id:
            return member.get(finding.column)
    return None


def _refuse(check_id: int, state: CheckState, evidence: str) -> None:
    if state not in (CheckState.CONFIRMED, CheckState.MISTAKEN):
        raise CheckFailed("处置请选“属实”或“有误，以申报为准”")
    if not evidence.strip():
        raise CheckFailed("请写明处置依据，例如哪份凭证、向谁核实")
    current = Check.objects.select_for_update().get(pk=check_id)
    if current.state != CheckState.DOUBT:
        raise CheckFailed(
            f"这一项已由 {current.settled_by or '系统'} 处置为“{current.get_state_display()}”，"
            "请刷新页面"
        )
