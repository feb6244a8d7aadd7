"""Lists of vouchers, page by page: enrolments, changes, uses, insurance, settlements, months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import facility_of
from minzheng.engines.vouchers.coded import Standing, State, Word
from minzheng.engines.vouchers.errors import VoucherRefused
from minzheng.engines.vouchers.models import (
    Change,
    Enrolment,
    InsuranceLine,
    Listing,
    Settlement,
    Use,
)
from minzheng.engines.vouchers.posts import (
    changes_of,
    enrolments_of,
    lines_of,
    listings_of,
    settlements_of,
    uses_of,
)
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import find_by_id_number

PAGE, ID_LENGTH = 50, 18
Row = TypeVar("Row", bound=Model)
ODD = (
    Q(service__cancelled_on__isnull=False)
    | Q(person__died_on__lt=F("day"))
    | Q(insured__gt=0, lines=None)
)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows, the newest first; `after` leads to the next, 0 on the last."""

    rows: list[Row]
    after: int


def enrolment_page(viewer: Viewer, state: str, name: str, after: int) -> Page[Enrolment]:
    """The enrolments of the viewer's area. One query."""
    rows = enrolments_of(viewer)
    rows = rows.filter(state=state) if state in Standing.values else rows
    return page_of(rows.filter(person__name__contains=name) if name else rows, after)


def change_page(viewer: Viewer, after: int) -> Page[Change]:
    """What was told and waits to be judged. One query."""
    return page_of(changes_of(viewer).filter(state=Word.WAITING), after)


def odd_page(viewer: Viewer, after: int) -> Page[Use]:
    """Uses that somebody must look at: no service any more, dead, insurance not on its list."""
    rows = uses_of(viewer).filter(voided="").select_related("service")
    return page_of(rows.filter(ODD).distinct(), after)


def odd_words(row: Use) -> str:
    """Why a use is among the odd ones."""
    if row.service.cancelled_on is not None:
        return "服务记录已经作废，没有服务"
    died = row.person.died_on
    if died is not None and died < row.day:
        return f"登记簿上已于 {died} 去世"
    return "机构填了长护险支付，长护险名单里没有"


def sample_page(viewer: Viewer, after: int) -> Page[Use]:
    """Sampled uses that wait for a visit. One query."""
    rows = uses_of(viewer).filter(sampled=True, finding="", voided="")
    return page_of(rows.filter(settlement__state=State.HANDED_IN), after)


def line_page(viewer: Viewer, after: int) -> Page[InsuranceLine]:
    """What insurance paid, and how it was matched. One query."""
    return page_of(lines_of(viewer), after)


def settlement_page(viewer: Viewer, month: str, state: str, after: int) -> Page[Settlement]:
    """The settlements of the viewer's area. One query."""
    exact = {"month": month, "state": state}
    rows = settlements_of(viewer).filter(**{name: told for name, told in exact.items() if told})
    return page_of(rows, after)


def listing_page(viewer: Viewer, after: int) -> Page[Listing]:
    """The houses that may take vouchers. One query."""
    return page_of(listings_of(viewer), after)


def uses_in(settlement: Settlement, after: int) -> Page[Use]:
    """The uses that a settlement holds. One query."""
    return page_of(settlement.uses.select_related("person", "facility"), after)


def uses_by(row: Enrolment, after: int) -> Page[Use]:
    """The uses of an enrolment. One query."""
    return page_of(row.uses.select_related("facility"), after)


def changes_by(row: Enrolment) -> list[Change]:
    """What was told to change. One query."""
    return list(row.changes.all())


def settlements_by(facilities: Iterable[Facility]) -> list[Settlement]:
    """The settlements of these houses, the newest month first. One query."""
    keys = [each.pk for each in facilities]
    return list(Settlement.objects.filter(facility__in=keys).select_related("facility"))


def open_months(facilities: Iterable[Facility]) -> list[tuple[Facility, Month]]:
    """Months with uses that no settlement holds, the newest first. One query."""
    by_key = {each.pk: each for each in facilities}
    rows = Use.objects.filter(facility__in=by_key, settlement=None, voided="").order_by()
    told = rows.values_list("facility", "month").distinct()
    found = [(by_key[pk], Month.parse(month)) for pk, month in told]
    return sorted(found, key=lambda pair: (pair[1], pair[0].name), reverse=True)


def uses_today(facilities: Iterable[Facility], on: date) -> list[Use]:
    """What these houses used this month, the newest first. One query."""
    keys = [each.pk for each in facilities]
    rows = Use.objects.filter(facility__in=keys, month=str(Month.of(on)))
    return list(rows.select_related("person").order_by("-pk")[:PAGE])


def enrolment_named(viewer: Viewer, facility: int, text: str, on: date) -> Enrolment:
    """The enrolment of a voucher code or an ID number, for a house. Raises VoucherRefused."""
    facility_of(viewer, facility, on)
    told = text.strip().replace("\x00", "")
    rows = Enrolment.objects.select_related("person").filter(state=Standing.LIVE)
    if len(told) == ID_LENGTH:
        person = find_by_id_number(told)
        found = rows.filter(person=person).first() if person else None
    else:
        found = rows.filter(code=told[:12]).first()
    if found is None:
        raise VoucherRefused("没有这张消费券。请核对券号或者身份证号；没有登记的，先申请登记")
    return found


def page_of(rows: QuerySet[Row], after: int) -> Page[Row]:
    """A page of rows by their number, the newest first."""
    wanted = rows.filter(pk__lt=after) if after else rows
    found = list(wanted.order_by("-pk")[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)
