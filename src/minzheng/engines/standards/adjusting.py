"""The verbs before the switch-over: begin, work out, try on everybody, propose, approve, drop."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.parameters import api as parameters
from minzheng.engines.policy.api import NotGranted
from minzheng.engines.simulation.api import ChangeError, Simulation, Trial, simulate
from minzheng.engines.standards.computing import proposing, work_out
from minzheng.engines.standards.errors import (
    AdjustmentRefused,
    NothingToRaise,
    WrongStage,
)
from minzheng.engines.standards.models import Adjustment
from minzheng.engines.standards.reading import latest_proposals, stage_of
from minzheng.engines.standards.values import Document, NewAdjustment, Stage
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.matter import catalogue
from minzheng.registers.divisions.api import UnknownDivision, get_division

State = Adjustment.State
MAY, MAY_APPROVE = parameters.PROPOSERS, parameters.APPROVERS
BEFORE_APPROVAL = (Stage.DRAFT, Stage.SIMULATED, Stage.PROPOSED)


@transaction.atomic
def open_adjustment(new: NewAdjustment, *, by: Viewer, on: date) -> Adjustment:
    """Begin the adjustment of a year. Raises NotAllowed, AdjustmentRefused."""
    place = _place(new.place)
    parameters.require_may_set(by, MAY, place)
    if new.since <= date(new.year, 12, 31):
        raise AdjustmentRefused(f"执行日 {new.since} 应晚于统计年度{new.year}年，请核对")
    if new.since.day != 1:
        raise AdjustmentRefused(f"执行日 {new.since} 应为某月1日：待遇按整月计发")
    taken = Adjustment.objects.filter(place=place, since=new.since).exclude(state=State.DROPPED)
    if taken.exists():
        raise AdjustmentRefused(f"{new.since} 起执行的调整已经有了，请继续办理那一次或先作废")
    row = Adjustment.objects.create(
        year=new.year, place=place, since=new.since, opened_on=on, opened_by=by.doer.name
    )
    _record(by, "open_adjustment", row, since=new.since.isoformat(), year=new.year)
    return row


@transaction.atomic
def work_out_standards(adjustment: Adjustment, *, by: Viewer, on: date) -> Adjustment:
    """Compute the proposed standards from the figures entered; again replaces the former.

    Raises NotAllowed, WrongStage, FigureMissing.
    """
    row = lock(adjustment, (Stage.DRAFT, Stage.SIMULATED))
    parameters.require_may_set(by, MAY, row.place)
    found = work_out(row.year, row.place, row.since)
    row.proposed, row.trace = list(found.proposed), list(found.trace)
    row.trial, row.simulated_on, row.state = [], None, State.DRAFT
    row.save()
    _record(by, "work_out_standards", row, on=on.isoformat(), proposed=_told(row))
    return row


@transaction.atomic
def simulate_standards(adjustment: Adjustment, *, by: Viewer, on: date) -> Adjustment:
    """Try the proposed standards on the whole population: cost, who gains, who loses.

    Raises NotAllowed, WrongStage, NothingToRaise, and what simulation.simulate raises.
    """
    row = lock(adjustment, (Stage.DRAFT, Stage.SIMULATED))
    parameters.require_may_set(by, MAY, row.place)
    changes = {each["key"]: _as_written(each["after"]) for each in raised(row)}
    trials = [_trial(matter, changes, row) for matter in matters_touched()]
    row.trial = [each for each in trials if each is not None]
    row.state, row.simulated_on = State.SIMULATED, on
    row.save()
    _record(by, "simulate_standards", row, matters=[each["matter"] for each in row.trial])
    return row


@transaction.atomic
def propose_standards(
    adjustment: Adjustment, document: Document, *, by: Viewer, on: date
) -> Adjustment:
    """Enter the new standards as parameters for another person to approve.

    Raises NotAllowed, WrongStage, NothingToRaise, parameters.ParameterRefused.
    """
    row = lock(adjustment, (Stage.SIMULATED,))
    for each in raised(row):
        parameters.propose(_new_value(row, each, document), by=by, on=on)
    row.state = State.PROPOSED
    row.save(update_fields=["state"])
    _record(by, "propose_standards", row, source=document.source, proposed=_told(row))
    return row


@transaction.atomic
def approve_standards(adjustment: Adjustment, *, by: Viewer, on: date) -> Adjustment:
    """A second person approves every proposed value at once.

    Raises NotAllowed, WrongStage, parameters.SamePerson, parameters.ParameterRefused.
    """
    row = lock(adjustment, (Stage.PROPOSED,))
    parameters.require_may_set(by, MAY_APPROVE, row.place)
    for entry in latest_proposals(row):
        if entry.state == parameters.Proposal.State.PROPOSED:
            parameters.approve(entry, by=by, on=on)
    _record(by, "approve_standards", row, proposed=_told(row))
    return row


@transaction.atomic
def drop_adjustment(adjustment: Adjustment, reason: str, *, by: Viewer, on: date) -> Adjustment:
    """Give an adjustment up before its values are approved. Raises NotAllowed, WrongStage."""
    row = lock(adjustment, BEFORE_APPROVAL)
    parameters.require_may_set(by, MAY, row.place)
    if any(e.state == parameters.Proposal.State.PROPOSED for e in latest_proposals(row)):
        raise WrongStage("还有标准等待批准，请先撤回或退回，再作废这次调整")
    if not reason.strip():
        raise AdjustmentRefused("作废要写明理由")
    row.state, row.dropped_why = State.DROPPED, reason.strip()
    row.save(update_fields=["state", "dropped_why"])
    _record(by, "drop_adjustment", row, on=on.isoformat())
    return row


def raised(row: Adjustment) -> list[dict[str, Any]]:
    """The standards that rise. Raises WrongStage before they are computed, NothingToRaise."""
    if not row.proposed:
        raise WrongStage("还没有测算标准，请先测算")
    found = [each for each in row.proposed if each["after"] > each["before"]]
    if not found:
        raise NothingToRaise("按公式算出的标准不高于现行标准，这一年不调整")
    return found


def matters_touched() -> tuple[str, ...]:
    """The matters whose amounts may follow the standards, each once."""
    keys = (param.key for param in proposing().values())
    return tuple(dict.fromkeys(m for key in keys for m in parameters.matters_using(key)))


def lock(adjustment: Adjustment, stages: tuple[Stage, ...]) -> Adjustment:
    """The row for writing, if it stands at one of the stages. Raises WrongStage."""
    row = Adjustment.objects.select_for_update().get(pk=adjustment.pk)
    if stage_of(row) not in stages:
        raise WrongStage(f"这次调整现在是“{STAGE_WORDS[stage_of(row)]}”，不能办这一步")
    return row


STAGE_WORDS = {
    Stage.DRAFT: "测算",
    Stage.SIMULATED: "已试算",
    Stage.PROPOSED: "待批准",
    Stage.APPROVED: "已批准，待切换",
    Stage.REPORTED: "差异待确认",
    Stage.CONFIRMED: "切换中",
    Stage.SWITCHED: "已切换",
    Stage.DROPPED: "已作废",
}


def _trial(matter: str, changes: dict[str, str], row: Adjustment) -> dict[str, Any] | None:
    """One matter's simulation as plain values; None where the matter pays nothing."""
    try:
        found: Simulation = simulate(Trial(matter, changes, row.place, row.since))
    except (ChangeError, NotGranted):
        return None
    kept = asdict(found)
    del kept["trial"]
    return {"matter": matter, "title": str(catalogue().get(matter)), **kept}


def _new_value(row: Adjustment, each: dict[str, Any], document: Document) -> parameters.NewValue:
    return parameters.NewValue(
        key=each["key"], place=row.place, value=_as_written(each["after"]), since=row.since,
        source=document.source, status=document.status, checked_on=document.checked_on,
        note=document.note, paper=document.paper, origin=row.ref,
        reason=f"{row}：按{row.year}年人均消费支出测算",
    )  # fmt: skip


def _as_written(fen: int) -> str:
    return f"{fen}分"


def _told(row: Adjustment) -> list[str]:
    return [f"{each['key']}: {_as_written(each['after'])}" for each in row.proposed]


def _place(code: str) -> str:
    try:
        return get_division(normalise(code)).code
    except (DivisionCodeError, UnknownDivision) as error:
        raise AdjustmentRefused(str(error)) from None


def _record(by: Viewer, verb: str, row: Adjustment, **detail: Any) -> None:
    audit.record(by.doer, verb, row.ref, division=row.place, detail=detail)
