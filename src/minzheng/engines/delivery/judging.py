"""A statement checked line by line by a clerk, then approved or given back by the head."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.delivery.coded import CLAIMED, State, Verdict
from minzheng.engines.delivery.errors import DeliveryRefused, OtherPersonNeeded
from minzheng.engines.delivery.models import Statement, StatementLine, StatementStep
from minzheng.engines.delivery.reaching import APPROVERS, CHECKERS, line_for, statement_for
from minzheng.engines.delivery.reckoning import digest_of

Kind = StatementStep.Kind


@dataclass(frozen=True)
class Judgement:
    """What the clerk found of a line: accepted, or not and why; `callback`: what was said."""

    verdict: str
    reason: str = ""
    callback: str = ""


@transaction.atomic
def judge_line(by: Viewer, line: int, found: Judgement, *, on: date) -> StatementLine:
    """Accept a line or not. Raises NoSuchStatement, NotAllowed, DeliveryRefused."""
    statement = _at(by, line_for(by, line).statement_id, State.HANDED_IN, CHECKERS)
    row = StatementLine.objects.get(pk=line)
    if not row.is_claimed:
        raise DeliveryRefused("这一条由个人付，不申请公共资金，不用核对")
    _refuse_bare(row, found)
    row.verdict, row.reason = found.verdict, found.reason.strip()[:200]
    row.callback = found.callback.strip()[:200]
    row.judged_by, row.judged_key = by.doer.name, by.doer.key
    row.save(update_fields=["verdict", "reason", "callback", "judged_by", "judged_key"])
    detail = {"line": row.number, "verdict": row.verdict, "reason": row.reason, "on": str(on)}
    _tell(by, "judge_statement_line", statement, detail)
    return row


@transaction.atomic
def accept_rest(by: Viewer, statement: int, *, on: date) -> int:
    """Accept every line not judged yet that was not drawn for a call; gives how many."""
    row = _at(by, statement, State.HANDED_IN, CHECKERS)
    rest = row.lines.filter(verdict="", sampled=False, payer__in=CLAIMED)
    numbers = list(rest.values_list("number", flat=True))
    rest.update(verdict=Verdict.ACCEPTED, judged_by=by.doer.name, judged_key=by.doer.key)
    if numbers:
        _tell(by, "accept_statement_lines", row, {"lines": numbers, "on": str(on)})
    return len(numbers)


@transaction.atomic
def check(by: Viewer, statement: int, *, on: date) -> Statement:
    """Every line is judged: on to the head. Raises DeliveryRefused naming what is missing."""
    row = _at(by, statement, State.HANDED_IN, CHECKERS)
    waiting = row.lines.filter(payer__in=CLAIMED, verdict="").count()
    if waiting:
        raise DeliveryRefused(f"还有 {waiting} 条没有核对。请逐条认可或不认可，再送核定")
    row.state, row.checked_on = State.CHECKED, on
    row.checked_by, row.checked_key = by.doer.name, by.doer.key
    row.save(update_fields=["state", "checked_on", "checked_by", "checked_key"])
    _step(row, Kind.CHECKED, by, on)
    _tell(by, "check_statement", row, {"accepted": _accepted(row)})
    return row


@transaction.atomic
def give_back(by: Viewer, statement: int, reason: str, *, on: date) -> Statement:
    """Back to the clerk with a reason. Raises DeliveryRefused, NotAllowed, NoSuchStatement."""
    row = _at(by, statement, State.CHECKED, APPROVERS)
    if not reason.strip():
        raise DeliveryRefused("请写明退回的原因，核对人要照着改")
    row.state = State.HANDED_IN
    row.save(update_fields=["state"])
    _step(row, Kind.RETURNED, by, on, reason)
    _tell(by, "return_statement", row, {"reason": reason.strip()[:200]})
    return row


@transaction.atomic
def approve(by: Viewer, statement: int, *, on: date) -> Statement:
    """Fix what is accepted. Raises OtherPersonNeeded for who checked it, DeliveryRefused."""
    row = _at(by, statement, State.CHECKED, APPROVERS)
    judged = set(row.lines.exclude(judged_key="").values_list("judged_key", flat=True).distinct())
    if by.doer.key in {row.checked_key, *judged}:
        raise OtherPersonNeeded("核对和核定要由不同的人办理，这一份您核对过。请由另一位负责人核定")
    if digest_of(row) != row.digest:
        raise DeliveryRefused("明细与机构提交时不一致，不能核定。请停下，报告安全管理员核查")
    row.state, row.accepted = State.APPROVED, _accepted(row)
    row.approved_on, row.approved_by = on, by.doer.name
    row.save(update_fields=["state", "accepted", "approved_on", "approved_by"])
    _step(row, Kind.APPROVED, by, on)
    _tell(by, "approve_statement", row, {"accepted": row.accepted, "digest": row.digest})
    return row


def _at(by: Viewer, pk: int, state: State, roles: tuple[str, ...]) -> Statement:
    """The statement locked, if it is in this state and the viewer has the post for it."""
    seen = statement_for(by, pk)
    require(by, roles, seen.division_code)
    row = Statement.objects.select_for_update().get(pk=pk)
    if row.state != state:
        raise DeliveryRefused(
            f"这份结算单现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )
    return row


def _refuse_bare(row: StatementLine, found: Judgement) -> None:
    if found.verdict not in Verdict.values:
        raise DeliveryRefused("请选择认可或不认可")
    if found.verdict == Verdict.REJECTED and not found.reason.strip():
        raise DeliveryRefused("不认可的请写明原因，机构要照着处理")
    if row.sampled and not found.callback.strip():
        raise DeliveryRefused("这一条抽中回访，请先打电话或上门核实，写明回访结果")


def _accepted(row: Statement) -> int:
    """The public money of the accepted lines, in fen."""
    accepted = row.lines.filter(verdict=Verdict.ACCEPTED).aggregate(sum=Sum("public"))
    return int(accepted["sum"] or 0)


def _step(row: Statement, kind: str, by: Viewer, on: date, words: str = "") -> None:
    words = words.strip()[:200]
    StatementStep.objects.create(statement=row, kind=kind, on=on, by=by.doer.name, words=words)


def _tell(by: Viewer, verb: str, row: Statement, detail: Mapping[str, object]) -> None:
    told = {"facility": row.facility_id, **detail}
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=told)
