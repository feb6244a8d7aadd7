"""A pay run from computing to approval: three different people; totals declared at approval.

Locks are taken in one order everywhere: the run, the head of the trail, the entitlements.
"""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.audit import api as audit
from minzheng.engines.payments.errors import FourEyes, NoSuchRun, RunOutOfDate, RunRefused
from minzheng.engines.payments.funding import commit_run
from minzheng.engines.payments.known import Target, scope
from minzheng.engines.payments.models import (
    OPEN_STATES,
    LinePart,
    PayRun,
    Recovery,
    RecoveryEntry,
    RunState,
)
from minzheng.engines.payments.planning import Plan, make_plan
from minzheng.engines.payments.recovering import allocate
from minzheng.engines.payments.values import Computed
from minzheng.engines.payments.writing import delete_lines, write_lines
from minzheng.kernel.divisions import level, normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import yuan_text
from minzheng.kernel.months import Month


@transaction.atomic
def compute_run(month: Month, matter: str, division: str, *, by: Doer, on: date) -> Computed:
    """Compute the month's main run of a matter in a county; again changes nothing.

    A draft that no longer fits is computed anew and must be reviewed anew; an approved run stays.
    Raises RunRefused: nothing to pay, another run is open, a later month was already run.
    """
    target = Target(matter, _county(division), month)
    if month > Month.of(on).next():
        raise RunRefused(f"{month.label}还没有到，最早提前一个月测算，请核对月份")
    run = _runs(target).select_for_update().filter(month=month, number=1).first()
    if run is not None and run.state not in OPEN_STATES:
        return _unchanged(run)
    later = _runs(target).filter(month__gt=month, number=1).order_by("-month").first()
    if later is not None:
        raise RunRefused(
            f"{later.month.label}的批次已经测算，{month.label}欠发的会自动并入以后的批次补发"
        )
    return _compute(run, target, by=by, on=on)


@transaction.atomic
def compute_supplement(run: PayRun, *, by: Doer, on: date) -> Computed:
    """Compute a supplementary run (补发批次) after a month's main run: re-issues and back-pay.

    Raises RunRefused while the main run is not approved, or when there is nothing to pay.
    """
    main = lock_run(run)
    if main.state in OPEN_STATES:
        raise RunRefused(f"{main}还没有审批，请先审批，再测算补发批次")
    target = Target(main.matter, main.division_code, main.month)
    same_month = _runs(target).filter(month=main.month).order_by("-number")
    newest = same_month[0]
    former = newest if newest.state in OPEN_STATES else None
    number = former.number if former else newest.number + 1
    return _compute(
        former, Target(target.matter, target.county, target.month, number), by=by, on=on
    )


@transaction.atomic
def review_run(run: PayRun, *, by: Doer, on: date) -> PayRun:
    """A second person finds the run right. Raises FourEyes, RunOutOfDate, RunRefused."""
    row = lock_run(run)
    _require_state(row, RunState.DRAFT, "复核")
    _require_other(by, row.computed_key)
    audit.record(by, "review_run", row.ref, division=row.division_code, detail=_told(row))
    _require_current(row)
    row.state = RunState.REVIEWED
    row.reviewed_on, row.reviewed_key, row.reviewed_by = on, by.key, by.name
    row.save(update_fields=["state", "reviewed_on", "reviewed_key", "reviewed_by"])
    return row


@transaction.atomic
def approve_run(run: PayRun, *, by: Doer, on: date) -> PayRun:
    """A third person approves: total declared, money set aside, the months settled.

    Raises FourEyes, RunOutOfDate, RunRefused, FundsMissing.
    """
    row = lock_run(run)
    _require_state(row, RunState.REVIEWED, "审批")
    _require_other(by, row.computed_key, row.reviewed_key)
    audit.record(by, "approve_run", row.ref, division=row.division_code, detail=_told(row))
    _require_current(row)
    commit_run(row, by=by, on=on)
    _book_offsets(row, by=by, on=on)
    unsettled = scope(_target(row))
    unsettled.filter(last_month__lte=row.month).update(done=True, settled_to=row.month)
    unsettled.update(settled_to=row.month)
    row.state = RunState.APPROVED if row.count else RunState.RECONCILED
    row.approved_on, row.approved_key, row.approved_by = on, by.key, by.name
    row.save(update_fields=["state", "approved_on", "approved_key", "approved_by"])
    return row


@transaction.atomic
def discard_run(run: PayRun, *, by: Doer) -> None:
    """Throw away a run that is not approved. Raises RunRefused afterwards."""
    row = lock_run(run)
    if row.state not in OPEN_STATES:
        raise RunRefused(f"{row}已经审批，不能作废；金额有误请办理调整，差额由下一批次补发或追回")
    audit.record(by, "discard_run", row.ref, division=row.division_code, detail=_told(row))
    delete_lines(row)
    row.delete()


def lock_run(run: PayRun) -> PayRun:
    """The row as it stands now, locked till the end of the transaction. Raises NoSuchRun."""
    found = PayRun.objects.select_for_update().filter(pk=run.pk).first()
    if found is None:
        raise NoSuchRun("这个批次已被作废，请刷新页面查看")
    return found


def _compute(run: PayRun | None, target: Target, *, by: Doer, on: date) -> Computed:
    _refuse_other_open(run, target)
    plan = make_plan(target)
    if run is not None and run.digest == plan.digest:
        return Computed(run, changed=False, says=f"{run}与上次测算结果相同，没有改动")
    if run is None and not plan.lines:
        raise RunRefused(f"{target.month.label}没有需要发放的待遇，不生成批次")
    again = run is not None
    row = _saved(run or _new(target), plan, by=by, on=on)
    if again:
        delete_lines(row)
    write_lines(row, plan)
    audit.record(by, "compute_run", row.ref, division=row.division_code, detail=_told(row))
    says = f"{row}已{'重新' if again else ''}测算：{row.count} 笔，{yuan_text(row.total)}"
    return Computed(row, changed=True, says=says)


def _new(target: Target) -> PayRun:
    return PayRun(
        matter=target.matter,
        division_code=target.county,
        month=target.month,
        number=target.number,
    )


def _saved(run: PayRun, plan: Plan, *, by: Doer, on: date) -> PayRun:
    run.state, run.digest = RunState.DRAFT, plan.digest
    run.count, run.total = plan.count, plan.total
    run.computed_on, run.computed_key, run.computed_by = on, by.key, by.name
    run.reviewed_on, run.reviewed_key, run.reviewed_by = None, "", ""
    run.save()
    return run


def _book_offsets(run: PayRun, *, by: Doer, on: date) -> None:
    kept = LinePart.objects.filter(line__run=run, kind=LinePart.Kind.OFFSET)
    for part in kept.select_related("line"):
        recovery = Recovery.objects.get(pk=int(part.source.removeprefix("recovery:")))
        entry = RecoveryEntry(kind=RecoveryEntry.Kind.OFFSET, line=part.line, on=on, by=by.name)
        allocate(recovery, -part.amount, entry)


def _runs(target: Target) -> QuerySet[PayRun]:
    return PayRun.objects.filter(matter=target.matter, division_code=target.county)


def _refuse_other_open(run: PayRun | None, target: Target) -> None:
    other = _runs(target).filter(state__in=OPEN_STATES).first()
    if other is not None and other != run:
        raise RunRefused(f"{other}还没有审批，请先审批或作废，再测算{target.month.label}")


def _require_state(run: PayRun, wanted: RunState, verb: str) -> None:
    if run.state != wanted:
        raise RunRefused(f"{run}现在是“{run.get_state_display()}”，不能{verb}。请刷新页面查看")


def _require_other(by: Doer, *keys: str) -> None:
    if by.kind != "officer" or by.key in keys:
        raise FourEyes("测算、复核、审批须由三位不同的人员办理，请由另一位人员办理这一步")


def _require_current(run: PayRun) -> None:
    if make_plan(_target(run)).digest != run.digest:
        raise RunOutOfDate(f"{run}测算之后，待遇、账户或抵扣有变动：请重新测算，再复核")


def _unchanged(run: PayRun) -> Computed:
    says = (
        f"{run}已于 {run.approved_on} 审批（{run.count} 笔，{yuan_text(run.total)}），没有改动；"
        "审批后的变动由补发批次或下月批次处理"
    )
    return Computed(run, changed=False, says=says)


def _target(run: PayRun) -> Target:
    return Target(run.matter, run.division_code, run.month, run.number)


def _told(run: PayRun) -> dict[str, int | str]:
    return {
        "month": str(run.month),
        "number": run.number,
        "count": run.count,
        "total": run.total,
        "digest": run.digest,
    }


def _county(division: str) -> str:
    code = normalise(division)
    if level(code) != "county":
        raise RunRefused(f"发放批次按区县测算，{division} 不是区县代码，请改填 6 位区县代码")
    return code
