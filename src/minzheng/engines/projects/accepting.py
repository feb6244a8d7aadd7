"""Two accept a stage, a third approves its payment, a fourth pays it from the fund."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.engines.projects.measures import measures
from minzheng.engines.projects.models import SETTLED, Stage, StageState
from minzheng.engines.projects.posts import (
    ACCEPTORS,
    DECIDERS,
    PAYERS,
    record,
    refuse_same_hand,
)
from minzheng.engines.projects.promises import contract_promise
from minzheng.engines.projects.reckoning import Due, Stand, reckon
from minzheng.engines.projects.reserving import give_all_free, pay_out
from minzheng.engines.projects.terms import pay_lines
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.registers.papers import read_kept


@transaction.atomic
def accept_stage(
    stage: Stage, figures: Mapping[str, int], words: str, *, by: Viewer, on: date
) -> Stage:
    """The first acceptance: the numbers that stand. What records count is counted, not typed.

    Raises NotAllowed, ProjectRefused for more than was claimed.
    """
    row = _held(stage, by, ACCEPTORS, StageState.REPORTED)
    _require_words(words)
    row.accepted = _figures(row, figures, on)
    row.first_key, row.first_by, row.first_words = by.doer.key, by.doer.name, words.strip()[:500]
    row.state = StageState.SEEN
    row.save()
    record(row, "accept_stage", by)
    return row


@transaction.atomic
def confirm_stage(stage: Stage, words: str, *, by: Viewer, on: date) -> Stage:
    """The second acceptance, by somebody else; what is due is reckoned.

    Raises NotAllowed, OtherHandNeeded, ProjectRefused.
    """
    row = _held(stage, by, ACCEPTORS, StageState.SEEN)
    refuse_same_hand(by, (row.first_key,), "验收要两个人")
    _require_words(words)
    row.second_key, row.second_by, row.second_words = (
        by.doer.key, by.doer.name, words.strip()[:500],
    )  # fmt: skip
    due = due_of(row, on)
    row.accepted_on, row.amount, row.over = on, due.amount, due.over
    row.arithmetic = list(due.words)
    row.state = StageState.ACCEPTED if due.amount else StageState.NOTHING
    row.save()
    _free_rest(row, by, on)
    record(row, "confirm_stage", by, amount=due.amount)
    return row


@transaction.atomic
def return_stage(stage: Stage, words: str, *, by: Viewer) -> Stage:
    """Give a report back; the organisation hands it in anew. Raises NotAllowed, ProjectRefused."""
    row = _held(stage, by, ACCEPTORS, StageState.REPORTED, StageState.SEEN)
    _require_words(words)
    row.state, row.returned_words = StageState.WAITING, words.strip()[:500]
    row.accepted, row.first_key, row.first_by, row.first_words = {}, "", "", ""
    row.save()
    record(row, "return_stage", by)
    return row


@transaction.atomic
def approve_payment(stage: Stage, *, by: Viewer, on: date) -> Stage:
    """Approve what is due. Raises NotAllowed, OtherHandNeeded, ProjectRefused."""
    row = _held(stage, by, DECIDERS, StageState.ACCEPTED)
    refuse_same_hand(by, (row.first_key, row.second_key), "验收的人不能批准付款")
    row.approved_on, row.approved_key, row.approved_by = on, by.doer.key, by.doer.name
    row.state = StageState.APPROVED
    row.save()
    record(row, "approve_stage_payment", by, amount=row.amount)
    return row


@transaction.atomic
def pay_stage(stage: Stage, *, by: Viewer, on: date) -> Stage:
    """Pay from what the contract set aside in its fund; once only. After the last the rest is free.

    Raises NotAllowed, OtherHandNeeded, ProjectRefused when the payee has ended, LedgerRefused.
    """
    row = _held(stage, by, PAYERS, StageState.APPROVED)
    before = (row.first_key, row.second_key, row.approved_key)
    refuse_same_hand(by, before, "验收、批准的人不能付款")
    _refuse_payee(row, on)
    promise = contract_promise(row.contract, f"{row.name}，发票 {row.invoice}")
    entry = pay_out(promise, row.amount, by=by, on=on)
    row.paid_on, row.paid_by, row.entry = on, by.doer.name, str(entry)
    row.state = StageState.PAID
    row.save()
    _free_rest(row, by, on)
    record(row, "pay_stage", by, amount=row.amount)
    return row


def due_of(row: Stage, on: date) -> Due:
    """What a stage comes to by the numbers accepted so far."""
    contract = row.contract
    earlier = contract.stages.filter(place__lt=row.place)
    told = earlier.aggregate(share=Sum("share", default=0), paid=Sum("amount", default=0))
    stand = Stand(contract.amount, told["share"] + row.share, row.expected, told["paid"])
    lines = pay_lines(contract.project.division_code, on)
    return reckon(stand, contract.indicators, row.accepted, lines)


def counted(row: Stage, on: date) -> dict[str, int]:
    """What records count for the indicators that are not proved by evidence."""
    contract = row.contract
    code, until = contract.organisation.credit_code, min(on, contract.until)
    known = measures()
    return {
        each.code: known[each.measure].count(code, contract.since, until)
        for each in contract.indicators
        if each.measure in known
    }


@transaction.atomic
def open_proof(viewer: Viewer, row: Stage) -> tuple[bytes, str]:
    """The paper an organisation handed in; looking is in the trail. Raises PaperLost."""
    content = read_kept(row.paper, row.paper_digest)
    record(row, "open_stage_proof", viewer)
    return content


def _held(stage: Stage, by: Viewer, roles: tuple[str, ...], *states: StageState) -> Stage:
    rows = Stage.objects.select_for_update(of=("self", "contract")).select_related(
        "contract__project"
    )
    row = rows.get(pk=stage.pk)
    require(by, roles, row.contract.project.division_code)
    if row.state not in states:
        raise ProjectRefused(f"这一期现在“{row.get_state_display()}”，不能这样办；请刷新页面")
    return row


def _free_rest(row: Stage, by: Viewer, on: date) -> None:
    """Once every stage is settled nothing more can fall due: the rest is given free."""
    if not row.contract.stages.exclude(state__in=SETTLED).exists():
        give_all_free(contract_promise(row.contract, "结余"), by=by, on=on)


def _require_words(words: str) -> None:
    if not words.strip():
        raise ProjectRefused("请写看了什么、怎样核对的")


def _figures(row: Stage, figures: Mapping[str, int], on: date) -> dict[str, int]:
    known = counted(row, on)
    found: dict[str, int] = {}
    for each in row.contract.indicators:
        claimed = int(row.claimed.get(each.code, 0))
        value = known.get(each.code, figures.get(each.code, 0))
        if each.code not in known and not 0 <= value <= claimed:
            raise ProjectRefused(f"“{each.name}”验收的数应在 0 到机构报的 {claimed} 之间")
        found[each.code] = value
    return found


def _refuse_payee(row: Stage, on: date) -> None:
    payee = find_by_credit_code(row.contract.organisation.credit_code)
    if payee is None or (payee.until is not None and payee.until <= on):
        raise ProjectRefused("收款机构的统一社会信用代码已经失效，不能付款，请核对登记")
