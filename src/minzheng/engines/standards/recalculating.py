"""Every benefit in payment under the new standards, as a report that changes nothing yet.

The facts are those of the last decision on the benefit. Rows are written in batches that stand by
themselves, so a run that was broken off goes on where it stopped.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Decision
from minzheng.engines.parameters import api as parameters
from minzheng.engines.payments.api import Entitlement, live_entitlements, live_households
from minzheng.engines.policy.api import (
    Arithmetic,
    NotGranted,
    evaluate,
    granting_end,
    value_of,
)
from minzheng.engines.standards.adjusting import MAY, lock, matters_touched
from minzheng.engines.standards.errors import WrongStage
from minzheng.engines.standards.models import Adjustment, Recalculation
from minzheng.engines.standards.values import Stage
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.expr import Expr
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month
from minzheng.kernel.one import UnknownFact
from minzheng.kernel.params import NotInForce

BATCH = 200
REASON = 500
Kind, RowState = Recalculation.Kind, Recalculation.State
FIGURES = ("MONEY", "COUNT")


@dataclass(frozen=True)
class Found:
    """What the new standards make of one benefit."""

    kind: str
    new: Fen | None
    reason: str
    lines: tuple[tuple[str, str, str, str], ...] = ()


def recalculate(adjustment: Adjustment, *, by: Viewer, on: date) -> Adjustment:
    """Work out the difference report from the switch-over day on; again makes it anew.

    Raises NotAllowed, WrongStage (not approved, before the first day, confirmed already).
    """
    row = _begin(adjustment, by, on)
    with parameters.steady():
        for matter in matters_touched():
            for batch in _batches(row, matter):
                _write(row, batch)
    return _finish(row, by=by, on=on)


@transaction.atomic
def _begin(adjustment: Adjustment, by: Viewer, on: date) -> Adjustment:
    row = lock(adjustment, (Stage.APPROVED, Stage.REPORTED))
    parameters.require_may_set(by, MAY, row.place)
    if on < row.since:
        raise WrongStage(f"新标准自 {row.since} 起执行，到那天才能重新计算")
    if row.state == Adjustment.State.REPORTED:  # nothing was confirmed: the report is made anew
        row.rows.all().delete()
        row.state = Adjustment.State.PROPOSED
        row.save(update_fields=["state"])
    return row


@transaction.atomic
def _finish(adjustment: Adjustment, *, by: Viewer, on: date) -> Adjustment:
    row = lock(adjustment, (Stage.APPROVED,))
    row.state = Adjustment.State.REPORTED
    row.reported_on, row.reported_by, row.reported_key = on, by.doer.name, by.doer.key
    row.save()
    detail = {"rows": row.rows.count()}
    audit.record(by.doer, "recalculate", row.ref, division=row.place, detail=detail)
    return row


def _batches(row: Adjustment, matter: str) -> Iterator[Sequence[Entitlement]]:
    """The matter's benefits that have no row yet, in order of their number."""
    written = row.rows.filter(matter=matter).order_by("-entitlement_id")
    last = written.values_list("entitlement_id", flat=True).first() or 0
    live = live_households(matter, Month.of(row.since))
    area = live.filter(division_code__range=subtree_range(row.place), pk__gt=last)
    return _cut(area.order_by("pk").iterator(chunk_size=BATCH))


def _cut(rows: Iterable[Entitlement]) -> Iterator[Sequence[Entitlement]]:
    batch: list[Entitlement] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@transaction.atomic
def _write(row: Adjustment, batch: Sequence[Entitlement]) -> None:
    facts = _facts(batch)
    Recalculation.objects.bulk_create(
        _recalculation(row, entitlement, facts.get(entitlement.ref)) for entitlement in batch
    )


def _recalculation(
    row: Adjustment, entitlement: Entitlement, facts: Mapping[str, Any] | None
) -> Recalculation:
    old = monthly_of(entitlement, Month.of(row.since))
    found = _found(row, entitlement, old, facts)
    return Recalculation(
        adjustment=row, entitlement=entitlement, matter=entitlement.matter,
        division_code=entitlement.division_code, old=old, new=found.new, kind=found.kind,
        reason=found.reason[:REASON], lines=list(found.lines), state=_STATES[found.kind],
    )  # fmt: skip


_STATES: dict[str, str] = {
    Kind.RAISED: RowState.PENDING,
    Kind.LOWERED: RowState.PENDING,
    Kind.UNKNOWN: RowState.MANUAL,
    Kind.SAME: RowState.NOTHING,
    Kind.ENDING: RowState.NOTHING,
}


def monthly_of(entitlement: Entitlement, month: Month) -> Fen:
    """What the benefit is worth in a month, suspended or not, by its latest decision."""
    held = live_entitlements(entitlement.household_id, month)
    return next((view.monthly for view in held if view.entitlement.pk == entitlement.pk), 0)


def _found(
    row: Adjustment, entitlement: Entitlement, old: Fen, facts: Mapping[str, Any] | None
) -> Found:
    if entitlement.last_month is not None:
        until = entitlement.last_month.label
        return Found(Kind.ENDING, old, f"原决定发到{until}为止，不随标准调整")
    if facts is None:
        return Found(Kind.UNKNOWN, None, "没有找到最近一次决定所依据的事实，请人工核查")
    try:
        return _compared(row, entitlement, old, facts)
    except (NotInForce, UnknownFact, NotGranted) as unknown:
        return Found(Kind.UNKNOWN, None, f"按新标准算不出来：{unknown}")


def _compared(
    row: Adjustment, entitlement: Entitlement, old: Fen, facts: Mapping[str, Any]
) -> Found:
    pays = granting_end(catalogue().get(entitlement.matter)).pays
    if pays is None:
        raise NotGranted("这个事项不发钱")
    place = entitlement.division_code
    worked = evaluate(entitlement.matter, facts, on=row.since, place=place, about=[pays])
    new = value_of(pays, facts, on=row.since, place=place)
    if not isinstance(new, int):
        missing = "、".join(worked.missing) or "部分事实"
        return Found(Kind.UNKNOWN, None, f"缺少{missing}，请核实")
    kind: str = Kind.RAISED if new > old else Kind.LOWERED if new < old else Kind.SAME
    reason = _reason(row, pays, facts, old=old, place=place)
    return Found(kind, new, reason, _lines(worked))


def _reason(row: Adjustment, pays: Expr, facts: Mapping[str, Any], *, old: Fen, place: str) -> str:
    """The standards that rose; and, where the old ones do not explain what is paid, that too."""
    words = "，".join(
        f"{each['label']}由{yuan_text(each['before'])}调整为{yuan_text(each['after'])}"
        for each in row.proposed
        if each["after"] > each["before"]
    )
    former = value_of(pays, facts, on=row.since - timedelta(days=1), place=place)
    if former == old:
        return words
    known = yuan_text(former) if isinstance(former, int) else "未知"
    return f"{words}；按原标准重算为{known}，与在发的{yuan_text(old)}不同，另有变化，请核对"


def _lines(worked: Arithmetic) -> tuple[tuple[str, str, str, str], ...]:
    """Label, working, result and articles of the lines that carry the amount."""
    return tuple(
        (
            line.label,
            line.sentence.removeprefix(line.label)
            .lstrip("： ＝")
            .removesuffix(f"＝ {line.text}")
            .strip(),
            line.text,
            "、".join(line.cites),
        )
        for line in worked.main
        if line.kind in FIGURES and line.value is not None
    )


def _facts(batch: Sequence[Entitlement]) -> dict[str, Mapping[str, Any]]:
    """By entitlement the facts pinned by the last decision on it. One query."""
    refs = [entitlement.ref for entitlement in batch]
    rows = Decision.objects.filter(case__entitlement_ref__in=refs).order_by("decided_on", "id")
    pinned = rows.values_list("case__entitlement_ref", "evaluation")
    return {ref: evaluation["facts"] for ref, evaluation in pinned}
