"""Handing a month's statement in: lines written, sealed, a sample drawn; all or nothing."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of, require_manager
from minzheng.engines.delivery.coded import CLAIMED
from minzheng.engines.delivery.errors import AlreadyHandedIn, DeliveryRefused
from minzheng.engines.delivery.models import (
    ServiceRecord,
    Statement,
    StatementLine,
    StatementStep,
)
from minzheng.engines.delivery.reckoning import Draft, draft_of
from minzheng.engines.delivery.recording import lock_house
from minzheng.engines.delivery.sampling import drawn
from minzheng.engines.policy.api import value_of
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.vocabulary import institutions


@dataclass(frozen=True)
class Seen:
    """Which month the manager hands in, and the seal of what she read before she did."""

    month: Month
    digest: str


@transaction.atomic
def hand_in(viewer: Viewer, facility: int, seen: Seen, *, on: date) -> Statement:
    """Hand in a month that is over, as it was read.

    Raises NotItsOwn, NotAllowed for who is not the manager, AlreadyHandedIn, DeliveryRefused.
    """
    house = lock_house(facility_of(viewer, facility, on))
    require_manager(viewer)
    _refuse_twice(house, seen.month)
    _refuse_early(seen.month, on)
    draft = draft_of(house, seen.month)
    _refuse_unfit(draft, seen.digest)
    statement = _statement(draft, viewer, on)
    _write_lines(statement, draft, on)
    _step(statement, viewer, on)
    detail = {
        "facility": house.pk, "month": statement.month, "lines": statement.line_count,
        "total": statement.total, "claimed": statement.claimed, "digest": statement.digest,
    }  # fmt: skip
    audit.record(
        viewer.doer, "hand_in_statement", statement.ref, division=house.division_code, detail=detail
    )
    return statement


def why_not_yet(month: Month, on: date) -> str:
    """Why a month cannot be handed in today; "" when it can."""
    if month < Month.of(on):
        return ""
    return f"{month.label}还没有过完，{month.next().first} 起可以交"


def _refuse_twice(house: Facility, month: Month) -> None:
    before = Statement.objects.filter(facility=house, month=str(month)).first()
    if before is not None:
        raise AlreadyHandedIn(
            f"{month.label}的结算单已由{before.handed_in_by}于 {before.handed_in_on} 交了，"
            "不用再交。漏报的可以作为补报列入下一份"
        )


def _refuse_early(month: Month, on: date) -> None:
    early = why_not_yet(month, on)
    if early:
        raise DeliveryRefused(early)


def _refuse_unfit(draft: Draft, digest: str) -> None:
    if not draft.lines:
        raise DeliveryRefused(f"{draft.month.label}没有服务记录，不用交结算单")
    if draft.faults:
        first, count = draft.faults[0], len(draft.faults)
        raise DeliveryRefused(f"有 {count} 条记录要先改：{first}")
    if draft.digest != digest:
        raise DeliveryRefused("您看过以后记录有变动，没有提交。请重新看一遍再交")


def _statement(draft: Draft, viewer: Viewer, on: date) -> Statement:
    return Statement.objects.create(
        facility=draft.facility, division_code=draft.facility.division_code,
        month=str(draft.month), digest=draft.digest, line_count=len(draft.lines),
        total=draft.total, claimed=draft.claimed, handed_in_on=on,
        handed_in_by=viewer.doer.name,
    )  # fmt: skip


def _write_lines(statement: Statement, draft: Draft, on: date) -> None:
    claimed = (n for n, line in enumerate(draft.lines, 1) if line.payer in CLAIMED)
    sample = drawn(statement.digest, claimed, _sample_size(draft.facility, on))
    for number, line in enumerate(draft.lines, 1):
        row = StatementLine.objects.create(
            statement=statement, number=number, person=line.person, service=line.service,
            unit=line.unit, price=line.price, payer=line.payer, of_month=line.of_month,
            quantity=line.quantity, amount=line.amount, share=line.share, public=line.public,
            sampled=number in sample,
        )  # fmt: skip
        _claim(row, [record.pk for record in line.records])


def _claim(line: StatementLine, records: list[int]) -> None:
    """Each record is claimed once: one that is claimed or cancelled already stops everything."""
    free = ServiceRecord.objects.filter(pk__in=records, line=None, cancelled_on=None)
    if free.update(line=line) != len(records):
        raise DeliveryRefused("有记录刚被改动，没有提交。请重新看一遍再交")


def _sample_size(facility: Facility, on: date) -> int:
    place = facility.division_code
    return int(value_of(institutions.回访抽取条数, {}, on=on, place=place) or 0)


def _step(statement: Statement, viewer: Viewer, on: date) -> None:
    kind = StatementStep.Kind.HANDED_IN
    StatementStep.objects.create(statement=statement, kind=kind, on=on, by=viewer.doer.name)
