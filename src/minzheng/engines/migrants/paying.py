"""Payment per head: approved from a fund, sent as a bank file, booked as the bank answers.

A pay run pays what a case decided, by month, to a household. Here nobody applies: heads were
approved once and a list is confirmed each year, so the list itself is what is paid.
"""

import csv
import io
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.migrants.coded import APPROVERS, PAYERS, USE, LineState, State
from minzheng.engines.migrants.errors import MigrantRefused
from minzheng.engines.migrants.listing import reckon, refuse_without_plan
from minzheng.engines.migrants.models import Line, Round
from minzheng.engines.migrants.posts import held, record, refuse_same_hand
from minzheng.kernel.money import Fen, yuan
from minzheng.registers.sealing import unseal

HEAD = ("行号", "户名", "开户行", "账号", "金额（元）", "用途")
ENCODING = "utf-8-sig"


@transaction.atomic
def approve_round(round: Round, fund: int, *, by: Viewer, on: date) -> Round:
    """The head approves the list; its money is set aside. No approved plan, no money.

    Raises NotAllowed, OtherHandNeeded, MigrantRefused, NoSuchFund, LedgerRefused.
    """
    row = held(round, APPROVERS, by, State.DISTRICT)
    refuse_same_hand(by, (row.town_key, row.district_key), "核对、确认名单的人不能批准")
    refuse_without_plan(row)
    reckon(row, on)
    row.total, row.fund = due_of(row), fund
    if not row.total:
        raise MigrantRefused("名单上没有应发的人，不用拨款")
    money = ledger.fund_for(fund, by)
    ledger.set_aside(money, row.total, cause=cause_of(row), by=by.doer, on=on)
    row.state, row.approved_on = State.APPROVED, on
    row.approved_key, row.approved_by = by.doer.key, by.doer.name
    row.save()
    record(row, "approve_migrant_round", by, total=row.total)
    return row


@transaction.atomic
def bank_file(round: Round, *, by: Viewer, on: date) -> bytes:
    """The file for the bank; who died since the approval is taken off and her money set free.

    Raises NotAllowed, OtherHandNeeded, MigrantRefused, LedgerRefused.
    """
    row = held(round, PAYERS, by, State.APPROVED, State.SENT)
    before = (row.town_key, row.district_key, row.approved_key)
    refuse_same_hand(by, before, "核对、确认、批准的人不能导出发放")
    if row.state == State.APPROVED:
        _reckon_down(row, by, on)
        row.state, row.sent_on, row.sent_by = State.SENT, on, by.doer.name
        row.save()
    record(row, "export_migrant_round", by, total=row.total)
    return _file(row)


@transaction.atomic
def book_answer(round: Round, failed: Mapping[int, str], *, by: Viewer, on: date) -> Round:
    """The bank's answer: who is not named in `failed` was paid. Raises NotAllowed,
    MigrantRefused for a row that is not in the file or has no reason, LedgerRefused.
    """
    row = held(round, PAYERS, by, State.SENT)
    lines = {line.number: line for line in row.lines.filter(state=LineState.DUE)}
    strange = sorted(set(failed) - set(lines))
    if strange:
        raise MigrantRefused(f"第 {strange[0]} 行不在发出的文件里，请核对回盘文件")
    if any(not words.strip() for words in failed.values()):
        raise MigrantRefused("每一行退票都要写原因")
    for number, line in lines.items():
        line.state = LineState.FAILED if number in failed else LineState.PAID
        line.failure = failed.get(number, "").strip()[:120]
        line.save(update_fields=["state", "failure"])
    paid = sum(line.amount for line in lines.values() if line.state == LineState.PAID)
    if paid:
        row.entry_name = str(_pay(row, paid, "发放", by, on))
    row.state, row.done_on = State.DONE, on
    row.save()
    record(row, "book_migrant_answer", by, paid=paid, failed=len(failed))
    return row


@transaction.atomic
def pay_again(line: Line, *, by: Viewer, on: date) -> Line:
    """What the bank gave back is paid to the account as it is now.

    Raises NotAllowed, MigrantRefused, LedgerRefused.
    """
    row = held(line.round, PAYERS, by, State.DONE)
    held_line = Line.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if held_line.state != LineState.FAILED:
        raise MigrantRefused(f"这一行“{held_line.get_state_display()}”，不用重发")
    _pay(row, held_line.amount, f"第 {held_line.number} 行重发", by, on)
    held_line.state = LineState.PAID
    held_line.save(update_fields=["state"])
    record(row, "pay_migrant_again", by, line=held_line.number)
    return held_line


def due_of(row: Round) -> Fen:
    """What a list comes to, in fen. One query."""
    rows = row.lines.exclude(state=LineState.BLOCKED)
    return int(rows.aggregate(all=Sum("amount", default=0))["all"])


def cause_of(row: Round, text: str = "直补") -> ledger.Cause:
    """Why money moves, as the ledger is told."""
    words = f"{row.division_code} {row.year} 年水库移民{text}"
    return ledger.Cause(row.ref, words, USE)


def _pay(row: Round, amount: Fen, text: str, by: Viewer, on: date) -> ledger.Entry:
    fund = ledger.fund_for(row.fund or 0, by)
    return ledger.pay_out(fund, amount, cause=cause_of(row, text), by=by.doer, on=on)


def _reckon_down(row: Round, by: Viewer, on: date) -> None:
    reckon(row, on)
    now = due_of(row)
    if now > row.total:
        raise MigrantRefused("批准以后名单变多了，不能导出；请退回重新核对")
    fund = ledger.fund_for(row.fund or 0, by)
    less = row.total - now
    ledger.give_free(fund, less, cause=cause_of(row, "减人"), by=by.doer, on=on)
    row.total = now


def _file(row: Round) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    lines = row.lines.filter(state__in=(LineState.DUE, LineState.PAID, LineState.FAILED))
    for line in lines.select_related("migrant__person"):
        to = line.migrant
        account = unseal(to.account_sealed)
        writer.writerow(
            (line.number, to.person.name, to.bank, account, yuan(line.amount), "移民直补")
        )
    return text.getvalue().encode(ENCODING)
