"""What everybody receives or is recognised for on a day, read once for the whole table."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from minzheng.engines.cases.api import Recognition
from minzheng.engines.payments.api import Entitlement, EntitlementPeriod
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.vocabulary import assistance, benefits

# The household's own benefit has its whole monthly sum under a term of its own.
OWN = next(row.matter for row in benefits.待遇 if row.receiving is assistance.在领低保)
RECEIVED_BY_HOUSEHOLDS = {
    row.matter: row.receiving.column for row in benefits.待遇 if row.receiving.entity == "household"
}
RECEIVED_BY_PERSONS = {
    row.matter: row.receiving.column for row in benefits.待遇 if row.receiving.entity == "person"
}
PAID_TO_PERSONS = {
    row.matter: row.paid.column
    for row in benefits.待遇
    if row.paid is not None and row.paid.entity == "person"
}
# Of those who hold nothing: not received, and 0 fen; a household's own sum stays unknown.
NOTHING_OF_HOUSEHOLDS: dict[str, bool | int] = dict.fromkeys(RECEIVED_BY_HOUSEHOLDS.values(), False)
NOTHING_OF_PERSONS: dict[str, bool | int] = {
    **dict.fromkeys(RECEIVED_BY_PERSONS.values(), False),
    **dict.fromkeys(PAID_TO_PERSONS.values(), 0),
}


@dataclass(frozen=True, slots=True)
class Held:
    """One benefit in the month: `heads` share it where it is the household's."""

    matter: str
    monthly: Fen
    heads: int = 1

    @property
    def share(self) -> Fen:
        """One member's part, to the nearest fen."""
        return (2 * self.monthly + self.heads) // (2 * self.heads)


@dataclass(frozen=True)
class Ledger:
    """Benefits by household, and by person where they are one person's own."""

    households: dict[int, list[Held]] = field(default_factory=lambda: defaultdict(list))
    persons: dict[int, list[Held]] = field(default_factory=lambda: defaultdict(list))

    def enter(self, household: int, person: int | None, held: Held) -> None:
        """Put a benefit where it belongs."""
        if person is None:
            self.households[household].append(held)
        else:
            self.persons[person].append(held)

    def of_household(self, household: int) -> dict[str, Any]:
        """What a household holds, by column; what is not there is not held."""
        columns: dict[str, Any] = {}
        for each in self.households.get(household, ()):
            if each.matter in RECEIVED_BY_HOUSEHOLDS:
                columns[RECEIVED_BY_HOUSEHOLDS[each.matter]] = True
            if each.matter == OWN:
                columns.setdefault(assistance.原月保障金.column, each.monthly)
        return columns

    def of_person(self, person: int, household: int) -> dict[str, Any]:
        """What a person holds: her own, and her part of what the household has."""
        own = ((each.matter, each.monthly) for each in self.persons.get(person, ()))
        parts = ((each.matter, each.share) for each in self.households.get(household, ()))
        columns: dict[str, Any] = {}
        for matter, share in (*parts, *own):
            if matter in RECEIVED_BY_PERSONS:
                columns[RECEIVED_BY_PERSONS[matter]] = True
            if matter in PAID_TO_PERSONS:
                paid = PAID_TO_PERSONS[matter]
                columns[paid] = columns.get(paid, 0) + share
        return columns

    def totals(self) -> dict[str, tuple[int, Fen]]:
        """How many hold each matter now, and the monthly sum."""
        counted: dict[str, tuple[int, Fen]] = {}
        for side in (self.households, self.persons):
            for held in (each for row in side.values() for each in row):
                many, total = counted.get(held.matter, (0, 0))
                counted[held.matter] = many + 1, total + held.monthly
        return counted


def read_ledger(on: date) -> Ledger:
    """Everything held on a day, or granted and about to begin, as recorded by that day."""
    ledger, month = Ledger(), Month.of(on)
    sums = _sums(on)
    rows = Entitlement.objects.filter(once=False, granted_on__lte=on)
    for row in _still(rows, month, on).iterator():
        monthly = sums.get(row.pk, 0)
        if monthly is None:
            continue
        held = Held(row.matter, monthly, max(row.beneficiaries, 1))
        ledger.enter(row.household_id, row.beneficiary_id, held)
    families = Recognition.objects.on(on).filter(organisation=None)
    for recognition in families.iterator():
        held = Held(recognition.matter, 0)
        ledger.enter(recognition.home_id, recognition.person_id, held)
    return ledger


def _still(rows: QuerySet[Entitlement], month: Month, on: date) -> QuerySet[Entitlement]:
    """Those not ended; an end that was recorded later did not yet count on the day."""
    later = EntitlementPeriod.objects.filter(entitlement=OuterRef("pk"), recorded_on__gt=on)
    return rows.filter(Q(last_month=None) | Q(last_month__gte=month) | Exists(later))


def _sums(on: date) -> dict[int, Fen | None]:
    """The sum of each entitlement in a month, or in its first: of two rows the later holds.

    None once it was stopped.
    """
    names = ("entitlement_id", "entitlement__first_month", "from_month", "to_month")
    rows = EntitlementPeriod.objects.filter(recorded_on__lte=on).order_by("id")
    sums: dict[int, Fen | None] = {}
    for entitlement, begins, first, last, *sum_ in rows.values_list(
        *names, "kind", "monthly", "paused"
    ).iterator():
        at = max(Month.of(on), begins)
        if first <= at and (last is None or at <= last):
            sums[entitlement] = _in_force(*sum_)
    return sums


def _in_force(kind: str, monthly: Fen, paused: bool) -> Fen | None:
    if kind == EntitlementPeriod.Kind.STOP:
        return None
    return 0 if paused else monthly
