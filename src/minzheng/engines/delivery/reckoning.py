"""A month's statement reckoned from the records: lines, sums, and the seal over them."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from minzheng.engines.delivery.coded import CLAIMED, SHARED, UNKNOWN_PAYER
from minzheng.engines.delivery.errors import DeliveryRefused
from minzheng.engines.delivery.models import ServiceRecord, Statement, StatementLine
from minzheng.engines.delivery.weighing import of_dead_or_gone
from minzheng.engines.policy.api import value_of
from minzheng.kernel.months import Month
from minzheng.kernel.units import WHOLE
from minzheng.registers.facilities.api import PAYERS, Facility
from minzheng.registers.people.api import Person
from minzheng.vocabulary import institutions

GroupKey = tuple[str, int, str, str, int, str, str]


@dataclass(frozen=True)
class DraftLine:
    """One person, one service, one price of one month: how often, and what of it is public."""

    person: Person
    service: str
    unit: str
    price: int
    payer: str
    of_month: str
    share: int
    records: tuple[ServiceRecord, ...]

    @property
    def payer_name(self) -> str:
        return PAYERS.get(self.payer, UNKNOWN_PAYER)

    @property
    def quantity(self) -> int:
        return sum(row.quantity for row in self.records)

    @property
    def amount(self) -> int:
        return self.quantity * self.price

    @property
    def public(self) -> int:
        return public_part(self.amount, self.share)


@dataclass(frozen=True)
class Draft:
    """A statement as it would be handed in now; money in fen. `faults` must be mended first."""

    facility: Facility
    month: Month
    lines: tuple[DraftLine, ...]
    faults: tuple[DeliveryRefused, ...]

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def claimed(self) -> int:
        return sum(line.public for line in self.lines)

    @property
    def digest(self) -> str:
        return _seal(
            (number, line, [row.pk for row in line.records])
            for number, line in enumerate(self.lines, 1)
        )


def draft_of(facility: Facility, month: Month) -> Draft:
    """The month as the records stand, late ones of earlier months with it. Three queries."""
    rows = ServiceRecord.objects.filter(
        facility=facility, month=str(month), cancelled_on=None, line=None
    )
    found = sorted(rows.select_related("person"), key=lambda row: (_key(row), row.day, row.pk))
    shares = {each: share_of(facility, Month.parse(each)) for each in {r.of_month for r in found}}
    lines = tuple(_line(tuple(group), shares) for _, group in groupby(found, key=_key))
    return Draft(facility, month, lines, tuple(of_dead_or_gone(found, facility)))


def digest_of(statement: Statement) -> str:
    """The seal over the lines as they are stored now; another one means they were changed."""
    lines = statement.lines.prefetch_related("records").order_by("number")
    return _seal(
        (line.number, line, sorted(row.pk for row in line.records.all())) for line in lines
    )


def share_of(facility: Facility, month: Month) -> int:
    """What of a shared service is public money, in 万分之一, at the end of the month."""
    place = facility.division_code
    return int(value_of(institutions.共付公共资金份额, {}, on=month.last, place=place) or 0)


def public_part(amount: int, share: int) -> int:
    """A part of an amount, in whole fen, rounded down: public money pays no fraction more."""
    return amount * share // WHOLE


def day_due(facility: Facility, month: Month) -> date:
    """The day by which the month's statement is due, in the month after."""
    place, after = facility.division_code, month.next()
    day = int(value_of(institutions.结算单提交日, {}, on=after.first, place=place) or 1)
    return min(after.first.replace(day=min(day, 28)), after.last)


def _key(row: ServiceRecord) -> GroupKey:
    person = row.person
    return (
        person.pinyin, person.pk, row.of_month, row.service, row.price, row.unit, row.payer
    )  # fmt: skip


def _line(rows: Sequence[ServiceRecord], shares: Mapping[str, int]) -> DraftLine:
    first = rows[0]
    share = WHOLE if first.payer in CLAIMED else 0
    if first.payer == SHARED:
        share = shares[first.of_month]
    by_number = tuple(sorted(rows, key=lambda row: row.pk))
    return DraftLine(
        first.person, first.service, first.unit, first.price, first.payer, first.of_month,
        share, by_number,
    )  # fmt: skip


def _seal(lines: Iterable[tuple[int, DraftLine | StatementLine, list[int]]]) -> str:
    told = [
        [number, _person(line), line.service, line.unit, line.price, line.payer, line.of_month,
         line.quantity, line.share, line.public, records]
        for number, line, records in lines
    ]  # fmt: skip
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _person(line: DraftLine | StatementLine) -> int:
    return line.person_id if isinstance(line, StatementLine) else line.person.pk
