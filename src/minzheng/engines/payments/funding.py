"""A run's steps in the ledger: set aside at approval, in transit at export, spent when paid.

A run approved before its county kept books has nothing set aside, and its later steps book nothing.
A line's part of the funds needs no row: it follows from where the line stands in its run.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet, Sum

from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.api import Cause, Draw, Part, Route
from minzheng.engines.payments.errors import FundsMissing, RecoveryRefused
from minzheng.engines.payments.models import (
    OPEN_STATES,
    LinePart,
    PayLine,
    PayRun,
    Recovery,
    RecoveryEntry,
)
from minzheng.engines.payments.values import FundSum
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

Steps = Sequence[tuple[Route, Collection[int]]]


@dataclass(frozen=True)
class FundShare:
    """One fund in a run: what it bears, and what it would have left afterwards (or now has)."""

    fund: ledger.Fund
    amount: Fen
    left: Fen


@dataclass(frozen=True)
class Funding:
    """Where a run's money comes from; `refused` says why it cannot, when it cannot."""

    kept: bool
    shares: tuple[FundShare, ...] = ()
    refused: str = ""


def commit_run(run: PayRun, *, by: Doer, on: date) -> None:
    """Set the run's total aside, once its county keeps books. Raises FundsMissing."""
    if not run.total or not ledger.keeps_books(run.division_code, run.month):
        return
    try:
        ledger.commit(_draw(run), cause=_cause(run, "审批"), by=by, on=on)
    except ledger.LedgerRefused as refusal:
        raise FundsMissing(f"{run}不能审批：{refusal}") from refusal


def send_run(run: PayRun, *, by: Doer, on: date) -> None:
    """The bank has the file: what was set aside is in transit. Raises FundsMissing."""
    parts = ledger.parts_committed(run.ref)
    if parts:
        _move(run, [(ledger.SEND, parts)], _cause(run, "交银行"), by=by, on=on)


def book_returns(run: PayRun, steps: Steps, *, by: Doer, on: date) -> None:
    """The bank's answer: lines by the route their money goes. Raises FundsMissing."""
    parts = ledger.parts_committed(run.ref)
    if not parts:
        return
    moved = [(route, _parts_of(run, parts, set(keys))) for route, keys in steps if keys]
    if moved:
        _move(run, moved, _cause(run, "银行回盘"), by=by, on=on)


def release_line(line: PayLine, *, by: Doer, on: date) -> None:
    """A failed line's money is free again; the run that pays it anew sets it aside anew."""
    parts = parts_of_line(line)
    if parts:
        cause = Cause(
            line.run.ref, f"{line.run}第 {line.number} 笔转重发", line.run.matter, line.ref
        )
        _move(line.run, [(ledger.RELEASE, parts)], cause, by=by, on=on)


def book_repayment(recovery: Recovery, entries: Iterable[RecoveryEntry], *, by: Doer) -> None:
    """Money that came back goes to the funds that had paid it. Raises RecoveryRefused."""
    for entry in entries:
        line = _paid_line(recovery, entry.month)
        if line is None:
            continue
        text = f"{line.run}第 {line.number} 笔追回，凭据 {entry.receipt}"
        cause = Cause(recovery.ref, text, recovery.matter, line.ref)
        steps = [(ledger.REPAY, ledger.added(_back(line, entry.amount)))]
        try:
            ledger.move(recovery.division_code, steps, cause=cause, by=by, on=entry.on)
        except ledger.LedgerRefused as refusal:
            raise RecoveryRefused(str(refusal)) from refusal


def parts_of_line(line: PayLine) -> list[Part]:
    """Which funds and papers a line's money is from, to the fen; [] before books were kept."""
    parts = ledger.parts_committed(line.run.ref)
    if not parts or line.number is None:
        return []
    return ledger.stretch(parts, _before(line), line.amount)


def parts_of_lines(run: PayRun, lines: Sequence[PayLine]) -> list[list[Part]]:
    """The same for lines that follow each other in a run's order. Two queries."""
    parts = ledger.parts_committed(run.ref)
    sent = [line for line in lines if line.number is not None]
    if not parts or not sent:
        return [[] for _ in lines]
    at, found = _before(sent[0]), []
    for line in lines:
        found.append(ledger.stretch(parts, at, line.amount))
        at += line.amount
    return found


def shares_of_claim(recovery: Recovery) -> tuple[FundSum, ...]:
    """Which funds had paid the months of a claim, to the fen; () before books were kept."""
    sums: dict[str, Fen] = defaultdict(int)
    for month, amount in recovery.months.values_list("month", "amount"):
        line = _paid_line(recovery, month)
        parts = list(_back(line, amount)) if line is not None else []
        held = ledger.named(parts)
        for part in parts:
            sums[held[part.fund_id, part.source_id].fund.name] += part.amount
    return tuple(FundSum(fund, amount) for fund, amount in sums.items())


def funding_of(run: PayRun, on: date) -> Funding:
    """The funds of a run: of one approved what was set aside, else what would be. Few queries."""
    if run.state not in OPEN_STATES:
        borne = ledger.bearers_of(run.ref)
        return Funding(bool(borne), tuple(FundShare(b.fund, b.amount, b.left) for b in borne))
    told = ledger.preview(_draw(run), run.month, on)
    shares = tuple(FundShare(b.fund, b.amount, b.left - b.amount) for b in told.bearers)
    return Funding(told.kept, shares, told.refused if told.kept else "")


def _draw(run: PayRun) -> Draw:
    return Draw(run.division_code, run.matter, run.total)


def _cause(run: PayRun, what: str) -> Cause:
    matter = catalogue().matters.get(run.matter)
    name = matter.service.short if matter else run.matter
    return Cause(run.ref, f"{name}{run}{what}", run.matter, run.ref)


def _move(
    run: PayRun, steps: Sequence[tuple[Route, list[Part]]], cause: Cause, *, by: Doer, on: date
) -> None:
    try:
        ledger.move(run.division_code, steps, cause=cause, by=by, on=on)
    except ledger.LedgerRefused as refusal:
        raise FundsMissing(str(refusal)) from refusal


def _parts_of(run: PayRun, parts: Sequence[Part], wanted: set[int]) -> list[Part]:
    """The parts of many lines; neighbours are taken as one stretch."""
    found: list[Part] = []
    for start, length in _stretches(run, wanted):
        found += ledger.stretch(parts, start, length)
    return ledger.added(found)


def _stretches(run: PayRun, wanted: set[int]) -> Iterator[tuple[Fen, Fen]]:
    rows = _sent(run).order_by("number").values_list("pk", "amount").iterator(chunk_size=5000)
    at = 0
    for is_wanted, neighbours in groupby(rows, key=lambda row: row[0] in wanted):
        length = sum(amount for _, amount in neighbours)
        if is_wanted:
            yield at, length
        at += length


def _sent(run: PayRun) -> QuerySet[PayLine]:
    return PayLine.objects.filter(run=run, number__isnull=False)


def _before(line: PayLine) -> Fen:
    """What the run's lines before this one come to."""
    earlier = PayLine.objects.filter(run_id=line.run_id, number__lt=line.number)
    return int(earlier.aggregate(all=Sum("amount", default=0))["all"])


def _paid_line(recovery: Recovery, month: Month) -> PayLine | None:
    """The newest line that paid the month from funds: one that arrived before one that did not."""
    parts = LinePart.objects.filter(entitlement_id=recovery.entitlement_id, month=month)
    lines = PayLine.objects.filter(pk__in=parts.values("line"), number__isnull=False)
    newest = lines.select_related("run").order_by("-pk")
    ranked = sorted(newest, key=lambda line: line.state != PayLine.State.PAID)
    return next((line for line in ranked if ledger.parts_committed(line.run.ref)), None)


def _back(line: PayLine, amount: Fen) -> Iterator[Part]:
    """What comes back of a line, from where the last repayment of it ended."""
    parts = parts_of_line(line)  # of this line alone, so places count from its beginning
    at = ledger.repaid_of(line.ref) % line.amount
    while amount:
        step = min(amount, line.amount - at)
        yield from ledger.stretch(parts, at, step)
        amount, at = amount - step, 0
