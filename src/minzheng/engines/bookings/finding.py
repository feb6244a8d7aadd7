"""What can be booked, what is booked today, who must be told: within the viewer's area."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.bookings.errors import NoSuchBooking
from minzheng.engines.bookings.models import Booking, Offer, Offers, Slot, State
from minzheng.engines.bookings.plan import Plan, Time, plan_of
from minzheng.engines.bookings.serving import RECEPTION
from minzheng.kernel.divisions import subtree_range

READERS = (*RECEPTION, "auditor")
NOT_HERE = "没有这个预约，或它不在您的辖区，请从预约列表进入"


@dataclass(frozen=True)
class Free:
    """A time with seats left."""

    time: Time
    left: int

    @property
    def value(self) -> str:
        """How a form names it within its day."""
        return f"{self.time.starts:%H:%M}"


@dataclass(frozen=True)
class Day:
    """A day one may book: the times with seats; or why there are none."""

    day: date
    times: tuple[Free, ...]
    why: str = ""


@dataclass(frozen=True)
class DayCounts:
    """How many of a day's bookings there are, by state."""

    booked: int = 0
    came: int = 0
    absent: int = 0
    walk_in: int = 0


def offers_at(
    place: str = "", matter: str = "", division: str = "", *, on: date
) -> QuerySet[Offer]:
    """Offers in force: of one place, for one matter, within a division; empty means any."""
    rows = Offer.objects.live_on(on)
    if place:
        rows = rows.filter(place=place)
    if matter:
        rows = rows.filter(Q(matter=matter) | Q(matter=""))
    if division:
        rows = rows.filter(division_code__range=subtree_range(division))
    return rows


def offer_in_force(pk: int, on: date) -> Offer:
    """An offer anybody may book. Raises NoSuchBooking."""
    found = Offer.objects.live_on(on).filter(pk=pk).first()
    if found is None:
        raise NoSuchBooking("这里没有可以预约的服务了，请从“预约”重新选择")
    return found


def free_days(offer: Offer, *, on: date, now: datetime) -> list[Day]:
    """Every day one may book, with its free times. Three queries."""
    plan = plan_of(offer)
    days = list(plan.days_to_book(on))
    if not days:
        return []
    slots = Slot.objects.filter(offer=offer, day__range=(days[0], days[-1]))
    taken = {(day, starts): n for day, starts, n in slots.values_list("day", "starts", "taken")}
    found = []
    for day in days:
        free = tuple(
            Free(each, each.seats - taken.get((day, each.starts), 0))
            for each in plan.times_on(day)
            if (day > on or each.starts > now.time())
        )
        found.append(Day(day, tuple(each for each in free if each.left > 0), _why(plan, day, free)))
    return found


def bookings_on(viewer: Viewer, day: date, offer: int = 0) -> QuerySet[Booking]:
    """The bookings of a day in the viewer's area, cancelled ones left out. One query."""
    rows = _mine(viewer).filter(day=day).exclude(state=State.CANCELLED)
    rows = rows.filter(offer_id=offer) if offer else rows
    return rows.exclude(state=State.DISPLACED).order_by("slot__starts", "pk")


def counts_on(viewer: Viewer, day: date) -> DayCounts:
    """The numbers at the head of the day's list. One query."""
    rows = bookings_on(viewer, day).order_by()
    found = rows.aggregate(
        booked=Count("pk", filter=Q(state=State.BOOKED)),
        came=Count("pk", filter=Q(state=State.CAME)),
        absent=Count("pk", filter=Q(state=State.ABSENT)),
        walk_in=Count("pk", filter=Q(walk_in=True)),
    )
    return DayCounts(**found)


def displaced(viewer: Viewer) -> QuerySet[Booking]:
    """Bookings that lost their time and whose people are still to be told."""
    return _mine(viewer).filter(state=State.DISPLACED, told_on=None)


def booking_for(viewer: Viewer, pk: int) -> Booking:
    """A booking the viewer may see. Raises NoSuchBooking."""
    found = _mine(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchBooking(NOT_HERE)
    return found


def offers_of(viewer: Viewer) -> Offers:
    """Every offer of the viewer's area, ended ones too."""
    return visible(Offer.objects.all(), narrowed(viewer, READERS))


def offer_for(viewer: Viewer, pk: int) -> Offer:
    """An offer the viewer may see. Raises NoSuchBooking."""
    found = offers_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchBooking("没有这项预约服务，或它不在您的辖区，请从预约服务列表进入")
    return found


def due_reminders(on: date) -> list[Booking]:
    """Bookings of tomorrow whose people have an account and were not reminded."""
    rows = Booking.objects.filter(day=on + timedelta(days=1), state=State.BOOKED, reminded_on=None)
    return list(rows.exclude(person_id=None).select_related("slot", "offer"))


def note_reminded(bookings: Iterable[Booking], on: date) -> int:
    """Remember that they were reminded."""
    keys = [booking.pk for booking in bookings]
    return Booking.objects.filter(pk__in=keys, reminded_on=None).update(reminded_on=on)


def narrowed(viewer: Viewer, roles: Iterable[str]) -> Viewer:
    """The viewer with no posts but those of some roles, for lists that are theirs alone."""
    wanted = set(roles)
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in wanted))


def _mine(viewer: Viewer) -> QuerySet[Booking]:
    rows = Booking.objects.select_related("slot", "offer")
    return visible(rows, narrowed(viewer, READERS))


def _why(plan: Plan, day: date, free: tuple[Free, ...]) -> str:
    if any(each.left > 0 for each in free):
        return ""
    if free:
        return "约满"
    return plan.why_closed(day) or ("已过" if plan.times_on(day) else "不办")
