"""Finding stays: of a facility, of a person, on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Min

from minzheng.registers.stays.errors import NoSuchStay
from minzheng.registers.stays.models import Stay, Stays


def stays_in(facilities: Iterable[int], on: date | None = None) -> Stays:
    """Stays in these facilities, with the people; on a day, or all there ever were."""
    rows = Stay.objects.filter(facility__in=list(facilities)).select_related("person", "facility")
    return rows.going_on(on) if on is not None else rows


def stays_of(person_id: int) -> Stays:
    """All stays of a person with their facilities, newest first."""
    rows = Stay.objects.filter(person=person_id).select_related("facility")
    return rows.order_by("-since", "-pk")


def find_stay(pk: int, facilities: Iterable[int]) -> Stay:
    """A stay in one of these facilities. Raises NoSuchStay."""
    found = stays_in(facilities).filter(pk=pk).first()
    if found is None:
        raise NoSuchStay("没有这一条入住或服务登记，请从“服务对象”重新进入")
    return found


def first_days_in(facilities: Iterable[int]) -> dict[int, date]:
    """The day on which somebody first came to live in each facility, by its number. One query."""
    rows = Stay.objects.filter(facility__in=list(facilities)).living().order_by()
    return dict(rows.values_list("facility").annotate(first=Min("since")))


def living_in(facilities: Iterable[int], on: date) -> dict[int, int]:
    """How many people live in each of these facilities on the day, by its number. One query."""
    rows = stays_in(facilities, on).living().order_by().values("facility")
    return {row["facility"]: row["people"] for row in rows.annotate(people=Count("pk"))}
