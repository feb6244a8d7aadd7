"""What everybody receives or is recognised for on a day, read once for the whole table."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.engines.cases.api import Recognition
from minzheng.engines.payments.api import Entitlement, EntitlementPeriod
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.vocabulary import assistance, benefits

# The household's own benefit has its whole monthly sum under a term of its own.
OWN = next(row.matter for row in benefits.待遇 if row.receiving is assistance.在领低保)


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
        """The columns of a household; what is not held is not received, its sum unknown."""
        held = self.households.get(household, [])
        sums = [each.monthly for each in held if each.matter == OWN]
        own = {assistance.原月保障金.column: sums[0]} if sums else {}
        matters = {each.matter for each in held}
        received = {
            row.receiving.column: row.matter in matters
            for row in benefits.待遇
            if row.receiving.entity == "household"
        }
        return {**received, **own}

    def of_person(self, person: int, household: int) -> dict[str, Any]:
        """The columns of a person: her own, and her part of what the household has."""
        own = [Held(each.matter, each.monthly) for each in self.persons.get(person, [])]
        held = [*self.households.get(household, []), *own]
        columns: dict[str, Any] = {}
        for row in benefits.待遇:
            found = [each for each in held if each.matter == row.matter]
            if row.receiving.entity == "person":
                columns[row.receiving.column] = bool(found)
            if row.paid is not None and row.paid.entity == "person":
                columns[row.paid.column] = sum(each.share for each in found)
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
    """Everything held on a day, or granted and about to begin. Three queries."""
    ledger, month = Ledger(), Month.of(on)
    sums = _sums(month)
    for row in Entitlement.objects.filter(once=False).exclude(last_month__lt=month).iterator():
        held = Held(row.matter, sums.get(row.pk, 0), max(row.beneficiaries, 1))
        ledger.enter(row.household_id, row.beneficiary_id, held)
    for recognition in Recognition.objects.on(on).iterator():
        held = Held(recognition.matter, 0)
        ledger.enter(recognition.household_id, recognition.person_id, held)
    return ledger


def _sums(month: Month) -> dict[int, Fen]:
    """The sum of each entitlement in a month, or in its first: of two rows the later holds."""
    names = ("entitlement_id", "entitlement__first_month", "from_month", "to_month")
    rows = EntitlementPeriod.objects.order_by("id").values_list(*names, "monthly", "paused")
    sums: dict[int, Fen] = {}
    for entitlement, begins, first, last, monthly, paused in rows.iterator():
        at = max(month, begins)
        if first <= at and (last is None or at <= last):
            sums[entitlement] = 0 if paused else monthly
    return sums
