"""Money comes into a fund: entered by one person, approved and booked by another."""

from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.coded import ORIGINS, RECEIVE
from minzheng.engines.ledger.errors import LedgerRefused, SamePerson
from minzheng.engines.ledger.models import Appropriation, Entry, Fund
from minzheng.engines.ledger.posting import NewEntry, post, queue
from minzheng.engines.ledger.spending import allotting, reversal_of
from minzheng.engines.ledger.values import Cause, Move, NewAppropriation
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen, yuan_text

State = Appropriation.State


@transaction.atomic
def appropriate(new: NewAppropriation, *, by: Doer, on: date) -> Appropriation:
    """Enter a paper; the money is there once a second person has approved it.

    Raises LedgerRefused: no document, no purpose, nothing, from and to the same fund or two books.
    """
    fund = Fund.objects.get(pk=new.fund_id)
    _refuse(new, fund)
    paper = Appropriation.objects.create(
        fund=fund,
        from_fund_id=new.from_fund_id,
        origin="fund" if new.from_fund_id else new.origin,
        document=new.document.strip(),
        giver=new.giver.strip(),
        purpose=new.purpose.strip(),
        amount=new.amount,
        day=new.day,
        entered_on=on,
        entered_key=by.key,
        entered_by=by.name,
    )
    detail = {"fund": fund.ref, "amount": new.amount, "document": paper.document}
    audit.record(by, "appropriate", paper.ref, division=fund.division_code, detail=detail)
    return paper


@transaction.atomic
def approve_appropriation(paper: Appropriation, *, by: Doer, on: date) -> Entry:
    """A second person approves: the money is booked on the day.

    Raises SamePerson, PeriodClosed, LedgerRefused, and FundShort when the giving fund lacks it.
    """
    row = _waiting(paper, by)
    cause = Cause(row.ref, f"{row.origin_name}：{row.document}")
    book = queue(row.fund.book, "approve_appropriation", cause, by=by, amount=row.amount)
    moves: list[Move] = (
        allotting(row.from_fund, row.fund, row.amount)
        if row.from_fund
        else [Move(row.fund_id, row.pk, RECEIVE, row.amount)]
    )
    entry = post(book, NewEntry(on, cause, moves), by=by)
    _answered(row, State.APPROVED, by=by, on=on)
    return entry


@transaction.atomic
def refuse_appropriation(paper: Appropriation, reason: str, *, by: Doer, on: date) -> None:
    """Send a paper back to who entered it, with the reason. Raises SamePerson, LedgerRefused."""
    row = _waiting(paper, by)
    if not reason.strip():
        raise LedgerRefused("请写明退回的原因，登记人据此改正")
    row.answer = reason.strip()[:200]
    row.save(update_fields=["answer"])
    _answered(row, State.REFUSED, by=by, on=on)
    audit.record(by, "refuse_appropriation", row.ref, division=row.fund.division_code)


@transaction.atomic
def withdraw_appropriation(paper: Appropriation, reason: str, *, by: Doer, on: date) -> Entry:
    """The giver takes back what is untouched, whole: a reversal. Raises FundShort when it is used.

    Raises SamePerson for who entered it, PeriodClosed, LedgerRefused.
    """
    row = (
        Appropriation.objects.select_for_update(of=("self",))
        .select_related("fund__book")
        .get(pk=paper.pk)
    )
    if row.state != State.APPROVED:
        raise LedgerRefused("只有已入账的拨款可以收回，请刷新页面查看")
    if row.entered_key == by.key:
        raise SamePerson("登记人不能自己收回拨款，请由另一位有复核权限的人员办理")
    entry = Entry.objects.get(cause_ref=row.ref, reverses=None)
    back = reversal_of(entry, reason, by=by, on=on)
    _answered(row, State.WITHDRAWN, by=by, on=on)
    return back


def _refuse(new: NewAppropriation, fund: Fund) -> None:
    if new.amount <= 0:
        raise LedgerRefused("拨款金额必须大于 0，请核对文件")
    if not new.document.strip() or not new.purpose.strip():
        raise LedgerRefused("请填写文号（或票据号）和用途，没有文件的钱不能入账")
    if new.origin not in ORIGINS:
        raise LedgerRefused(f"来源应为{'、'.join(ORIGINS.values())}之一")
    if new.from_fund_id is not None:
        _refuse_giver(Fund.objects.get(pk=new.from_fund_id), fund, new.amount)
    if fund.closed_on is not None:
        raise LedgerRefused(f"“{fund.name}”已停用，不能再入账，请换一笔资金")


def _refuse_giver(giver: Fund, fund: Fund, amount: Fen) -> None:
    if giver.pk == fund.pk or giver.book_id != fund.book_id:
        raise LedgerRefused(
            f"“{giver.name}”不能下拨 {yuan_text(amount)} 给“{fund.name}”："
            "下拨只在同一区县的两笔资金之间，上级来的钱请按文件登记"
        )


def _waiting(paper: Appropriation, by: Doer) -> Appropriation:
    rows = Appropriation.objects.select_related("fund__book", "from_fund")
    row = rows.get(pk=paper.pk)
    if row.state != State.ENTERED:
        raise LedgerRefused(f"这笔拨款已是“{row.get_state_display()}”，请刷新页面查看")
    if by.kind != "officer" or by.key == row.entered_key:
        raise SamePerson("登记和复核须由两位不同的人员办理，请由另一位有复核权限的人员办理")
    return row


def _answered(row: Appropriation, state: str, *, by: Doer, on: date) -> None:
    """Only what still stands as it was read: of two who answer at once, one is refused."""
    before = State.APPROVED if state == State.WITHDRAWN else State.ENTERED
    changed = Appropriation.objects.filter(pk=row.pk, state=before).update(
        state=state, approved_on=on, approved_by=by.name
    )
    if not changed:
        raise LedgerRefused("这笔拨款刚由另一人处理，请刷新页面查看")
