"""What a run must pay: for every month not settled yet, what is due less what was paid.

What a month needs is worked out for the whole entitlement; only then is it shared out among the
accounts it goes to, so that no direction can ever make a family be paid more or less.

Nothing is remembered between runs, so a plan made twice from the same rows is the same plan, and
whatever changed since shows as another digest. Reads are set-based; six queries at any size.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from minzheng.engines.payments.known import Paid, Past, Row, Target, past_of, rows_of
from minzheng.engines.payments.models import Entitlement, EntitlementPeriod, LinePart, PayLine
from minzheng.engines.payments.timeline import covering
from minzheng.engines.payments.timeline import due as due_of
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month

Reason, Kind = PayLine.Reason, LinePart.Kind
NOTE = 120
PAID_ONCE = "一次性发放，上月已发"


@dataclass(frozen=True, slots=True)
class PlannedPart:
    month: Month
    kind: str
    source: str
    amount: Fen
    share: str = ""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    entitlement_id: int
    account_id: int
    division_code: str
    regular: Fen
    previous: Fen
    reason: str
    note: str
    parts: tuple[PlannedPart, ...]
    share: str = ""

    @property
    def amount(self) -> Fen:
        return sum(part.amount for part in self.parts)


@dataclass(frozen=True)
class Plan:
    """All lines in the order of the bank file; `count` and `total` are of those that pay."""

    lines: tuple[PlannedLine, ...]
    count: int
    total: Fen
    digest: str


def make_plan(target: Target) -> Plan:
    """The lines of a run, from what stands in the tables now."""
    rows, past = rows_of(target), past_of(target)
    lines = [line for row in rows.values() for line in _lines(row, past, target)]
    lines += _vanished(rows, past)
    paying = [line.amount for line in lines if line.amount]
    return Plan(tuple(lines), len(paying), sum(paying), _digest(lines))


def _lines(row: Row, past: Past, target: Target) -> Iterator[PlannedLine]:
    """One line for the own account, one for each other account the money goes to."""
    parts = list(_due_parts(row, past, target.month))
    before = past.previous.get(row.pk, {})
    for share in ("", *row.directed):
        mine = [part for part in parts if part.share == share] if row.directed else parts
        if not share:
            mine += _offset_parts(past.offsets.get(row.pk, ()), mine, target.month)
        previous = before[share][2] if share in before else 0
        if mine or previous:
            yield _line(row, share, mine, previous, target.month)


def _line(
    row: Row, share: str, parts: Sequence[PlannedPart], previous: Fen, month: Month
) -> PlannedLine:
    regular = sum(part.amount for part in parts if part.kind == Kind.REGULAR)
    reason = _reason(regular, previous, parts)
    account_id = row.directed[share].account_id if share else row.account_id
    note = _note(row, share, reason, parts, month)
    return PlannedLine(
        row.pk, account_id, row.division_code, regular, previous, reason, note, tuple(parts), share
    )


def _due_parts(row: Row, past: Past, until: Month) -> Iterator[PlannedPart]:
    for month in Month.between(row.settled_to.next(), until):
        place = covering(row.spans, month)
        due = 0 if place is None or row.spans[place].paused else row.spans[place].monthly
        known = past.paid.get((row.pk, month))
        amount = due - known.amount + known.reclaimed if known else due
        if amount > 0:
            decided_by = row.periods[place][0] if place is not None else 0
            for share, part in _shared(row, known, month, due, amount):
                kind, source = _label(known, share, decided_by, is_current=month == until)
                yield PlannedPart(month, kind, source, part, share)


def _shared(
    row: Row, known: Paid | None, month: Month, due: Fen, amount: Fen
) -> Iterator[tuple[str, Fen]]:
    """The amount of a month shared out: what a part is short of, the rest to the own account."""
    left = amount
    for name, directed in row.directed.items():
        wanted = min(due_of(directed.spans, month), due)
        due -= wanted
        given = min(left, max(0, wanted - (known.shares.get(name, 0) if known else 0)))
        if given:
            left -= given
            yield name, given
    if left:
        yield "", left


def _label(known: Paid | None, share: str, decided_by: int, *, is_current: bool) -> tuple[str, str]:
    """Kind and source: after a return 重发 of that line, else 本月, else 补发 by the decision."""
    released = known.reissues(share) if known else ""
    if released:
        return Kind.REISSUE, released
    if is_current and not (known and known.sources):
        return Kind.REGULAR, ""
    return Kind.BACK_PAY, f"period:{decided_by}"


def _offset_parts(
    offsets: Sequence[tuple[int, Fen]], parts: Sequence[PlannedPart], month: Month
) -> Iterator[PlannedPart]:
    """Keep back what was agreed, never more than the line pays."""
    left = sum(part.amount for part in parts)
    for recovery_id, wanted in offsets:
        amount = min(wanted, left)
        if amount > 0:
            left -= amount
            yield PlannedPart(month, Kind.OFFSET, f"recovery:{recovery_id}", -amount)


def _reason(regular: Fen, previous: Fen, parts: Sequence[PlannedPart]) -> str:
    if regular != previous:
        if not previous:
            return Reason.NEW
        if not regular:
            return Reason.STOPPED
        return Reason.RAISED if regular > previous else Reason.LOWERED
    kinds = {part.kind for part in parts}
    for kind in (Kind.REISSUE, Kind.BACK_PAY, Kind.OFFSET):
        if kind in kinds:
            return Reason(kind.value)
    return Reason.SAME


def _note(row: Row, share: str, reason: str, parts: Sequence[PlannedPart], month: Month) -> str:
    """Why, in words: the decision's reason when the amount changed, and each extra part."""
    words = _share_words(row, share, month)
    place = covering(row.spans, month)
    if (
        not words
        and reason in (Reason.STOPPED, Reason.RAISED, Reason.LOWERED)
        and place is not None
    ):
        words.append(row.periods[place][1])
    words += [
        f"{Kind(part.kind).label}{part.month.label} {yuan_text(abs(part.amount))}"
        for part in parts
        if part.kind != Kind.REGULAR
    ]
    return "；".join(words)[:NOTE]


def _share_words(row: Row, share: str, month: Month) -> list[str]:
    """What a part to another account is; on the own line, what went elsewhere of the month."""
    if share:
        return [row.directed[share].label]
    parts = ((each.label, due_of(each.spans, month)) for each in row.directed.values())
    return [f"{label} {yuan_text(fen)}另发" for label, fen in parts if fen]


def _vanished(rows: dict[int, Row], past: Past) -> Iterator[PlannedLine]:
    """Paid last month and out of scope now: ended and settled before this run."""
    gone = {owner: line for owner, line in past.previous.items() if owner not in rows}
    why = _why_gone(gone) if gone else {}
    for owner, shares in sorted(gone.items()):
        for share, (account_id, place, paid) in shares.items():
            note = why.get(owner, "")
            yield PlannedLine(
                owner, account_id, place, 0, paid, Reason.STOPPED, note, (), share
            )  # fmt: skip


def _why_gone(gone: Iterable[int]) -> dict[int, str]:
    """By entitlement: that it was paid once, or why it was stopped."""
    single = Entitlement.objects.filter(pk__in=gone, once=True).values_list("pk", flat=True)
    stops = EntitlementPeriod.objects.filter(
        entitlement__in=gone, kind=EntitlementPeriod.Kind.STOP
    ).order_by("id")
    return {
        **dict.fromkeys(single, PAID_ONCE),
        **dict(stops.values_list("entitlement_id", "reason")),
    }


def _digest(lines: Sequence[PlannedLine]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        parts = ",".join(f"{p.month}:{p.kind}:{p.source}:{p.amount}" for p in line.parts)
        head = f"{line.entitlement_id}/{line.share}|{line.account_id}|{line.previous}|{line.reason}"
        digest.update(f"{head}|{line.note}|{parts}\n".encode())
    return digest.hexdigest()
