"""Money: the lines of runs that went to the bank, and claims for what was paid too much."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from minzheng.engines.indicators.sources.base import Condition, Line, Number, Period, Rows, Source
from minzheng.engines.payments.api import PayLine, Recovery, RunState
from minzheng.kernel.matter import catalogue
from minzheng.registers.masking import mask_name

READERS = ("finance_clerk", "finance_head", "district_clerk", "district_head", "auditor")
AT_THE_BANK = (RunState.EXPORTED, RunState.RECONCILED)
LINE = PayLine.State
RETURNED = (LINE.FAILED, LINE.RELEASED)


def sent_lines() -> Rows:
    """Every transfer of every run that went to the bank."""
    return PayLine.objects.filter(run__state__in=AT_THE_BANK, number__isnull=False)


def _sent(period: Period) -> Rows:
    return sent_lines().filter(run__month=period.month)


def _tell_sent(rows: Sequence[PayLine], _period: Period) -> Iterable[Line]:
    matters = catalogue().matters
    for row in rows:
        known = matters.get(row.run.matter)
        yield Line(
            "run", str(row.run_id), known.service.short if known else row.run.matter,
            mask_name(row.account.payee_name), row.division_code, row.run.approved_on,
            f"{row.run} {row.get_state_display()} {row.failure}".strip(),
        )  # fmt: skip


PAYMENTS = Source(
    name="payments",
    title="发放明细（已交银行的批次）",
    rows=_sent,
    readers=READERS,
    tell=_tell_sent,
    matter="run__matter",
    related=("run", "account"),
    conditions={
        "returned": Condition("银行退回", lambda _: Q(state__in=RETURNED)),
        "answered": Condition("银行已经答复", lambda _: ~Q(state=LINE.PENDING)),
        "delivered": Condition("发放成功", lambda _: Q(state=LINE.PAID)),
    },
    numbers={"money": Number("金额", ("amount",))},
)


def _claimed(period: Period) -> Rows:
    return Recovery.objects.filter(opened_on__range=(period.first, period.last))


def _tell_claimed(rows: Sequence[Recovery], _period: Period) -> Iterable[Line]:
    for row in rows:
        name = row.entitlement.account.payee_name
        yield Line(
            "recovery", str(row.pk), row.reason, mask_name(name), row.division_code, row.opened_on,
            row.get_state_display(),
        )  # fmt: skip


RECOVERIES = Source(
    name="recoveries",
    title="追回台账",
    rows=_claimed,
    readers=READERS,
    tell=_tell_claimed,
    related=("entitlement__account",),
    conditions={"opened": Condition("没有撤销", lambda _: ~Q(state=Recovery.State.CANCELLED))},
    numbers={"money": Number("多发金额", ("amount",))},
)
