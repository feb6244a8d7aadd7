"""A house's prepaid money read: what is left of whom, what must be refunded by when, custody."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.residence.coded import IN_CUSTODY, Kind
from minzheng.engines.residence.models import Custody, Entry, Schedule
from minzheng.engines.residence.posts import number
from minzheng.engines.residence.prepaying import left_of
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import Stay
from minzheng.vocabulary import residence as terms

PAGE = 50


@dataclass(frozen=True)
class Balance:
    """What is left of a resident's prepaid money, in fen; `refund_by` once she has gone."""

    stay: Stay
    service: int
    deposit: int
    membership: int
    excess: str
    refund_by: date | None = None

    @property
    def whole(self) -> int:
        """Fen of all kinds."""
        return self.service + self.deposit + self.membership


def balances_of(house: Facility, on: date) -> list[Balance]:
    """Whoever has money left with a house, whoever must be refunded first. One query."""
    rows = Entry.objects.filter(facility=house).select_related("stay__person")
    grouped: dict[int, list[Entry]] = defaultdict(list)
    for row in rows.order_by("-day", "-pk"):
        grouped[row.stay_id].append(row)
    days = timedelta(days=number(terms.退费天数, house, on))
    found = [_balance(each, days) for each in grouped.values()]
    late = date.max
    return sorted(
        (each for each in found if each.whole),
        key=lambda each: (each.refund_by or late, -each.whole, each.stay.pk),
    )


def entries_of(stay: Stay) -> list[Entry]:
    """Every movement of a resident's money, the newest first. One query."""
    return list(Entry.objects.filter(stay=stay))


def schedule_of(house: Facility) -> Schedule | None:
    """The fees as filed last. One query."""
    return Schedule.objects.filter(facility=house).first()


def custody_of(facilities: Collection[int]) -> list[Custody]:
    """What these houses told of the accounts in custody, the newest month first. One query."""
    return list(Custody.objects.filter(facility__in=facilities)[:PAGE])


def owed_by(balances: Collection[Balance]) -> int:
    """Fen that must lie in custody: deposits and membership fees."""
    return sum(getattr(each, kind.value) for each in balances for kind in IN_CUSTODY)


def _balance(rows: list[Entry], days: timedelta) -> Balance:
    stay, left = rows[0].stay, left_of(rows)
    excess = next((row.excess for row in rows if row.excess and left[row.kind] > 0), "")
    due = stay.until + days if stay.until is not None else None
    service, deposit = left[Kind.SERVICE.value], left[Kind.DEPOSIT.value]
    return Balance(stay, service, deposit, left[Kind.MEMBERSHIP.value], excess, due)
