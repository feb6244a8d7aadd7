"""Benefits: what is paid from month to month, and recognitions that are held without being paid."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Q

from minzheng.engines.cases.api import Recognition
from minzheng.engines.indicators.sources.base import Condition, Line, Number, Period, Rows, Source
from minzheng.engines.indicators.sources.cases import READERS
from minzheng.engines.payments.api import Entitlement, EntitlementPeriod
from minzheng.kernel.matter import catalogue
from minzheng.registers.masking import mask_name


def _title(matter: str) -> str:
    found = catalogue().matters.get(matter)
    return found.service.short if found else matter


def _granted(period: Period) -> Rows:
    begun = Entitlement.objects.filter(first_month__lte=period.month)
    return begun.filter(Q(last_month=None) | Q(last_month__gte=period.month))


def _paused(period: Period) -> Q:
    """Those of which the row that holds in the month, the last written, says so."""
    covering = Q(to_month=None) | Q(to_month__gte=period.month)
    rows = EntitlementPeriod.objects.filter(covering, from_month__lte=period.month)
    later = rows.filter(entitlement=OuterRef("entitlement"), pk__gt=OuterRef("pk"))
    held = rows.filter(paused=True).exclude(Exists(later))
    return Q(once=False, pk__in=held.values("entitlement_id"))


def _running(period: Period) -> Q:
    return Q(once=False) & ~_paused(period)


def _tell_granted(rows: Sequence[Entitlement], _period: Period) -> Iterable[Line]:
    for row in rows:
        whose = row.beneficiary or row.household.head
        until = f"，至 {row.last_month.label}" if row.last_month else ""
        yield Line(
            "person" if row.beneficiary else "household",
            str(row.beneficiary_id or row.household.number),
            _title(row.matter), mask_name(whose.name), row.division_code, row.granted_on,
            f"{row.first_month.label}起发{until}",
        )  # fmt: skip


ENTITLEMENTS = Source(
    name="entitlements",
    title="待遇台账",
    rows=_granted,
    readers=READERS,
    tell=_tell_granted,
    related=("household__head", "beneficiary"),
    conditions={
        "running": Condition("当月在发，没有暂停", _running),
        "paused": Condition("当月暂停", _paused),
        "begun": Condition("当月起发", lambda period: Q(first_month=period.month)),
        "stopped": Condition(
            "当月是最后一个月", lambda period: Q(once=False, last_month=period.month)
        ),
    },
    numbers={"people": Number("保障人数", ("beneficiaries",))},
)


def _recognised(period: Period) -> Rows:
    begun = Recognition.objects.filter(since__lte=period.last, organisation=None)
    return begun.filter(Q(until=None) | Q(until__gt=period.first))


def _tell_recognised(rows: Sequence[Recognition], _period: Period) -> Iterable[Line]:
    for row in rows:
        whose = row.person or row.home.head
        yield Line(
            "person" if row.person else "household",
            str(row.person_id or row.home.number),
            _title(row.matter), mask_name(whose.name), row.division_code, row.since,
            f"至 {row.until} 前有效" if row.until else "没有期限",
        )  # fmt: skip


RECOGNITIONS = Source(
    name="recognitions",
    title="认定台账",
    rows=_recognised,
    readers=READERS,
    tell=_tell_recognised,
    related=("household__head", "person"),
    conditions={
        "running": Condition("月末还有效", lambda period: Q(until=None) | Q(until__gt=period.last)),
    },
)
