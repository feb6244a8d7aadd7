"""Reading entitlements: what a household is paid, and how it came to that."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from minzheng.engines.payments.models import Entitlement, EntitlementPeriod
from minzheng.engines.payments.timeline import Span, covering, due
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month


@dataclass(frozen=True)
class EntitlementView:
    """An entitlement in a month: what is due, whether it is suspended, the row that says so."""

    entitlement: Entitlement
    month: Month
    monthly: Fen
    paused: bool
    reason: str

    @property
    def state_label(self) -> str:
        """待发 before it begins, then 发放中, 已暂停 or 已停发."""
        row = self.entitlement
        if self.month < row.first_month:
            return "待发"
        if row.last_month is not None and self.month > row.last_month:
            return "已停发"
        return "已暂停" if self.paused else "发放中"


def live_entitlements(household_id: int, month: Month) -> list[EntitlementView]:
    """What a household and its members have month by month: running, suspended or about to begin.

    Sums paid once are left out. One query.
    """
    return _live(_monthly(month).filter(household_id=household_id), month)


def live_for(household_id: int, people: Iterable[int], month: Month) -> list[EntitlementView]:
    """The household's own, and these persons' own wherever they were granted. One query."""
    whole = Q(household_id=household_id, beneficiary=None)
    return _live(_monthly(month).filter(whole | Q(beneficiary__in=list(people))), month)


def _live(rows: QuerySet[Entitlement], month: Month) -> list[EntitlementView]:
    """Entitlements with what was decided of each; whatever was granted has a period."""
    periods = EntitlementPeriod.objects.filter(entitlement__in=rows.order_by())
    found: dict[Entitlement, list[EntitlementPeriod]] = defaultdict(list)
    for period in periods.select_related("entitlement__account").order_by("entitlement", "id"):
        found[period.entitlement].append(period)
    return [_view(row, held, month) for row, held in found.items()]


def given_once(people: Iterable[int], month: Month) -> list[EntitlementView]:
    """Sums paid once for a month to these persons of their own. Two queries."""
    rows = Entitlement.objects.filter(once=True, first_month=month, beneficiary__in=list(people))
    return list(view_in(rows.order_by("id"), month))


def live_of_person(person_id: int, month: Month) -> list[EntitlementView]:
    """What is one person's own, running, suspended or about to begin. Two queries."""
    return list(view_in(_monthly(month).filter(beneficiary_id=person_id), month))


def live_households(matter: str, month: Month) -> QuerySet[Entitlement]:
    """The running entitlements of a matter in a month, for reviews and screens."""
    return _monthly(month).filter(matter=matter, first_month__lte=month)


def entitlements_of_case(case_ref: str) -> list[Entitlement]:
    """Everything a case granted, sums paid once among them, oldest first. One query."""
    return list(Entitlement.objects.filter(case_ref=case_ref).order_by("id"))


def view_in(rows: Iterable[Entitlement], month: Month) -> Iterator[EntitlementView]:
    """Entitlements as they stand in a month; one query for all their rows."""
    held = list(rows.select_related("account") if isinstance(rows, QuerySet) else rows)
    periods: dict[int, list[EntitlementPeriod]] = defaultdict(list)
    for period in EntitlementPeriod.objects.filter(entitlement__in=held):
        periods[period.entitlement_id].append(period)
    for row in held:
        yield _view(row, periods[row.pk], month)


def entitlement_history(entitlement: Entitlement) -> list[EntitlementPeriod]:
    """Every row ever written, oldest first. One query."""
    return list(entitlement.periods.order_by("id"))


def _view(row: Entitlement, periods: list[EntitlementPeriod], month: Month) -> EntitlementView:
    spans = [Span(p.from_month, p.to_month, p.monthly, p.paused) for p in periods]
    at = max(month, row.first_month)
    place = covering(spans, at)
    return EntitlementView(
        row,
        month,
        due(spans, at),
        paused=place is not None and spans[place].paused,
        reason=periods[place].reason if place is not None else "",
    )


def _monthly(month: Month) -> QuerySet[Entitlement]:
    return Entitlement.objects.filter(_not_ended(month), once=False).order_by("id")


def _not_ended(month: Month) -> Q:
    return Q(last_month=None) | Q(last_month__gte=month)
