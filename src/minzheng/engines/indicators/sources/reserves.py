"""Relief paid at once from the towns' reserves: what no bank run and no entitlement tells of."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from minzheng.engines.indicators.sources.base import Condition, Line, Number, Period, Rows, Source
from minzheng.engines.payments.api import Entitlement
from minzheng.engines.reserves.api import READERS, Payment, urgent_matter

CASE = "case:"  # how an entitlement names the case it came of


def _paid(period: Period) -> Rows:
    rows = Payment.objects.filter(paid_on__range=(period.first, period.last))
    return rows.annotate(matter=Value(urgent_matter().key))


def _alone(_period: Period) -> Q:
    """The help the bank does not count: the case granted nothing, and told once for the case."""
    rows = Payment.objects.annotate(bank_ref=Concat(Value(CASE), F("case_number")))
    granted = Entitlement.objects.filter(case_ref=OuterRef("bank_ref"))
    earlier = Payment.objects.filter(case_number=OuterRef("case_number"), pk__lt=OuterRef("pk"))
    with_case = rows.exclude(case_number="")
    counted = with_case.filter(Exists(granted) | Exists(earlier))
    return ~Q(pk__in=counted.values("pk"))


def _tell(rows: Sequence[Payment], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "reserve-payment", str(row.pk), row.cause_name, row.name_masked, row.division_code,
            row.paid_on, f"{row.form_name} {row.get_state_display()}",
        )  # fmt: skip


RESERVE_PAYMENTS = Source(
    name="reserve-payments",
    title="备用金支付台账",
    rows=_paid,
    readers=READERS,
    tell=_tell,
    conditions={"alone": Condition("办件没有再由银行发放，同一办件只算一次", _alone)},
    numbers={
        "money": Number(
            "金额（减去已退回的）", ("amount", "returned"), lambda paid, back: paid - back
        )
    },
)
