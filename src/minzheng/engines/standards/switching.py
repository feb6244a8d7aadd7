"""The switch-over: a second person confirms, then every benefit is changed once, with its letter.

Each batch is one transaction and each row remembers what became of it: after a power cut the same
call goes on, and nothing is done twice.
"""

from collections import Counter
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import CaseRefused, Happening, report_change
from minzheng.engines.notices.api import MissingGlyph, MissingValue
from minzheng.engines.parameters import api as parameters
from minzheng.engines.payments import api as payments
from minzheng.engines.standards.adjusting import MAY, MAY_APPROVE, lock
from minzheng.engines.standards.errors import OnePersonOnly
from minzheng.engines.standards.letters import send_letter
from minzheng.engines.standards.models import Adjustment, Recalculation
from minzheng.engines.standards.recalculating import monthly_of
from minzheng.engines.standards.values import Progress, Stage
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month

BATCH = 100
WHY = "标准调整"
# What a lower amount is opened as, so that the family is heard first; the first one that its
# matter knows. None of them: an officer must look.
EVENTS = ("标准调整", "待遇变化", "异常预警")
Kind, RowState = Recalculation.Kind, Recalculation.State


@transaction.atomic
def confirm_report(adjustment: Adjustment, *, by: Viewer, on: date) -> Adjustment:
    """A second person finds the difference report right. Raises NotAllowed, OnePersonOnly."""
    row = lock(adjustment, (Stage.REPORTED,))
    parameters.require_may_set(by, MAY_APPROVE, row.place)
    if by.doer.key == row.reported_key:
        raise OnePersonOnly("重新计算和确认须由两位不同的人员办理，请由另一位负责人确认")
    row.state = Adjustment.State.CONFIRMED
    row.confirmed_on, row.confirmed_by = on, by.doer.name
    row.save(update_fields=["state", "confirmed_on", "confirmed_by"])
    detail = {"rows": row.rows.count()}
    audit.record(by.doer, "confirm_report", row.ref, division=row.place, detail=detail)
    return row


def switch_over(
    adjustment: Adjustment, *, by: Viewer, on: date, most: int | None = None
) -> Progress:
    """Change what rises, open a case for what falls, send the letters; at most so many rows now.

    Call it until nothing is left. Raises NotAllowed, WrongStage.
    """
    with transaction.atomic():
        row = lock(adjustment, (Stage.CONFIRMED, Stage.SWITCHED))
        parameters.require_may_set(by, MAY, row.place)
    done: Counter[str] = Counter()
    while (room := _room(most, done.total())) and (ended := _batch(row, room, by, on)):
        done.update(ended)
    letters = _letters(row, None if most is None else most - done.total(), by, on)
    left = _pending(row).count() + _unwritten(row).count()
    if not left:
        _finish(row, by=by, on=on)
    return Progress(done[RowState.DONE], done[RowState.OPENED], letters, left)


def _room(most: int | None, used: int) -> int:
    return BATCH if most is None else min(BATCH, max(0, most - used))


@transaction.atomic
def _batch(row: Adjustment, room: int, by: Viewer, on: date) -> list[str]:
    """Up to `room` rows in one transaction; the states they came to."""
    rows = list(_pending(row).select_for_update(of=("self",))[:room])
    for each in rows:
        _settle(each, row, by=by, on=on)
    return [each.state for each in rows]


def _settle(each: Recalculation, row: Adjustment, *, by: Viewer, on: date) -> None:
    month = Month.of(row.since)
    if monthly_of(each.entitlement, month) != each.old:
        each.state, each.outcome = RowState.STALE, "重新计算以后金额有变动，没有调整，请人工核查"
    elif each.kind == Kind.LOWERED:
        _open_case(each, by=by, on=on)
    else:
        _raise_amount(each, row, month, by=by, on=on)
    each.done_on = on
    each.save(update_fields=["state", "outcome", "done_on"])


def _raise_amount(
    each: Recalculation, row: Adjustment, month: Month, *, by: Viewer, on: date
) -> None:
    basis = payments.Basis(month, WHY, row.ref)
    try:
        changed = payments.change(each.entitlement, each.new or 0, basis, by=by.doer, on=on)
    except payments.PaymentRefused as refusal:
        each.state, each.outcome = RowState.MANUAL, str(refusal)[:200]
        return
    back = "、".join(part.month.label for part in changed.back_pay)
    each.state, each.outcome = RowState.DONE, f"补发{back}的差额" if back else ""


def _open_case(each: Recalculation, *, by: Viewer, on: date) -> None:
    """The family is heard before anything is lowered: the matter's own change flow does it."""
    matter = catalogue().get(each.matter)
    event = next((name for name in EVENTS if matter.flow_for(name) is not None), "")
    if not event:
        each.state, each.outcome = RowState.MANUAL, "这个事项没有相应的核查流程，请人工核查"
        return
    household = each.entitlement.household_id
    try:
        opened = report_change(Happening(household, event, on, source=WHY), by=by, on=on)
    except CaseRefused as refusal:
        each.state, each.outcome = RowState.MANUAL, str(refusal)[:200]
        return
    own = [case.number for case in opened if case.entitlement_ref == each.entitlement.ref]
    each.state = RowState.OPENED if own else RowState.MANUAL
    each.outcome = f"核查办件 {own[0]}" if own else "没有开出核查办件，请人工核查"


def _letters(row: Adjustment, room: int | None, by: Viewer, on: date) -> int:
    """One transaction a letter: each is printed, numbered and kept by itself."""
    waiting = list(_unwritten(row).values_list("pk", flat=True)[:room])
    return sum(_letter(pk, row, by=by, on=on) for pk in waiting)


@transaction.atomic
def _letter(pk: int, row: Adjustment, *, by: Viewer, on: date) -> int:
    each = Recalculation.objects.select_for_update(of=("self",)).select_related(
        "entitlement__payee", "entitlement__household"
    ).get(pk=pk)  # fmt: skip
    if each.letter:
        return 0
    try:
        each.letter = send_letter(each, row, by=by.doer, on=on)
    except (MissingGlyph, MissingValue) as refusal:
        each.letter, each.outcome = "—", f"文书没有生成：{refusal}"[:200]
    each.save(update_fields=["letter", "outcome"])
    return 1


@transaction.atomic
def _finish(adjustment: Adjustment, *, by: Viewer, on: date) -> None:
    row = lock(adjustment, (Stage.CONFIRMED, Stage.SWITCHED))
    if row.state == Adjustment.State.SWITCHED:
        return
    row.state, row.switched_on, row.switched_by = Adjustment.State.SWITCHED, on, by.doer.name
    row.save(update_fields=["state", "switched_on", "switched_by"])
    audit.record(by.doer, "switch_over", row.ref, division=row.place)


def _pending(row: Adjustment) -> QuerySet[Recalculation]:
    rows = row.rows.filter(state=RowState.PENDING).select_related("entitlement")
    return rows.order_by("id")


def _unwritten(row: Adjustment) -> QuerySet[Recalculation]:
    return row.rows.filter(state=RowState.DONE, letter="").order_by("id")
