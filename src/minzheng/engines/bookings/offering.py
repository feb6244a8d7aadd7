"""The verbs of who offers: open an offer, set the week, set a special day, see who is displaced."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.bookings.errors import OfferRefused
from minzheng.engines.bookings.models import Booking, Offer, Pattern, SpecialDay, State
from minzheng.engines.bookings.plan import MOST_AHEAD, Block, Plan, kept, plan_of
from minzheng.engines.bookings.seats import leave
from minzheng.registers.facilities.api import NoSuchFacility, find_facility
from minzheng.registers.offices.api import Office

OFFERERS = ("town_clerk", "town_head", "district_clerk", "district_head")
OFFICE, FACILITY = "office", "facility"


@dataclass(frozen=True)
class NewOffer:
    """A service to offer at `place` (office:3, facility:12)."""

    place: str
    service: str
    matter: str = ""
    bring: str = ""


@dataclass(frozen=True)
class NewPattern:
    """The week from a day on."""

    since: date
    blocks: tuple[Block, ...]
    lead_days: int = 0
    ahead_days: int = 14


@dataclass(frozen=True)
class Place:
    """Where times are offered."""

    ref: str
    name: str
    division_code: str
    address: str = ""
    phone: str = ""


def place_at(ref: str) -> Place:
    """The office or facility of a reference. Raises OfferRefused."""
    kind, _, key = ref.partition(":")
    if kind == FACILITY and key.isdecimal():
        try:
            found = find_facility(int(key))
        except NoSuchFacility as gone:
            raise OfferRefused(str(gone)) from gone
        return Place(ref, found.name, found.division_code, found.address, found.phone)
    office = Office.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    if kind != OFFICE or office is None:
        raise OfferRefused("没有这个机构或窗口，请从名单里选择")
    return Place(ref, office.name, office.division_code, office.address, office.phone)


@transaction.atomic
def open_offer(new: NewOffer, week: NewPattern, *, by: Viewer, on: date) -> Offer:
    """Offer times for a service at a place. Raises OfferRefused, NotAllowed."""
    place = place_at(new.place)
    require(by, OFFERERS, place.division_code)
    if not new.service.strip():
        raise OfferRefused("请写明约来办什么，例如“婚姻登记”")
    offer = Offer.objects.create(
        place=new.place,
        place_name=place.name,
        division_code=place.division_code,
        service=new.service.strip(),
        matter=new.matter,
        bring=new.bring.strip(),
        since=min(week.since, on),
    )
    _pattern(offer, week, by, on).save()
    detail = {"place": new.place, "since": week.since.isoformat()}
    audit.record(by.doer, "open_offer", offer.ref, division=offer.division_code, detail=detail)
    return offer


@transaction.atomic
def end_offer(offer: Offer, *, until: date, by: Viewer, on: date) -> list[Booking]:
    """No times from the day on; gives the bookings that lose their time. Raises NotAllowed."""
    row = _locked(offer)
    require(by, OFFERERS, row.division_code)
    if until <= on:
        raise OfferRefused(f"停止预约的日子 {until} 应晚于今天 {on}")
    row.until = until
    row.save(update_fields=["until"])
    lost = displace(_live(row, until), on=on)
    _tell(row, "end_offer", lost, by, until)
    return lost


@transaction.atomic
def set_pattern(offer: Offer, new: NewPattern, *, by: Viewer, on: date) -> list[Booking]:
    """Another week from a day after today on; gives the bookings that lose their time.

    Raises OfferRefused, NotAllowed.
    """
    row = _locked(offer)
    require(by, OFFERERS, row.division_code)
    pattern = _pattern(row, new, by, on)
    if new.since <= on:
        raise OfferRefused(f"新的时段要从明天或以后起，{new.since} 不行；今天的请用“特别的日子”")
    lost = displace(losing(plan_of(row).with_pattern(pattern), new.since), on=on)
    Pattern.objects.filter(offer=row, since=new.since).delete()
    pattern.save()
    _tell(row, "set_pattern", lost, by, new.since)
    return lost


@transaction.atomic
def set_special_day(
    offer: Offer, day: date, blocks: Sequence[Block], *, reason: str, by: Viewer, on: date
) -> list[Booking]:
    """Other times on one day, none to close it; gives the bookings that lose their time.

    Raises OfferRefused (past day, no reason), NotAllowed.
    """
    row = _locked(offer)
    require(by, OFFERERS, row.division_code)
    special = special_day(row, day, blocks, reason)
    if day < on:
        raise OfferRefused(f"{day} 已经过去，不能再改")
    lost = displace(losing(plan_of(row).with_special(special), day, day), on=on)
    SpecialDay.objects.filter(offer=row, day=day).delete()
    special.save()
    _tell(row, "set_special_day", lost, by, day)
    return lost


def losing_by_pattern(offer: Offer, new: NewPattern, *, by: Viewer, on: date) -> list[Booking]:
    """Who would lose her time by another week, before it is set. Raises OfferRefused."""
    return losing(plan_of(offer).with_pattern(_pattern(offer, new, by, on)), new.since)


def losing_by_day(
    offer: Offer, day: date, blocks: Sequence[Block], *, reason: str
) -> list[Booking]:
    """Who would lose her time by a special day. Raises OfferRefused."""
    special = special_day(offer, day, blocks, reason)
    return losing(plan_of(offer).with_special(special), day, day)


def losing_by_end(offer: Offer, until: date) -> list[Booking]:
    """Who would lose her time when the offer ends on a day."""
    return _live(offer, until)


def special_day(offer: Offer, day: date, blocks: Sequence[Block], reason: str) -> SpecialDay:
    """A special day, not saved. Raises OfferRefused."""
    if not reason.strip():
        raise OfferRefused("请写明原因，约了的人会看到，例如“系统检修”")
    return SpecialDay(offer=offer, day=day, blocks=kept(blocks), reason=reason.strip()[:60])


def losing(plan: Plan, since: date, last: date = date.max) -> list[Booking]:
    """Live bookings from a day on that have no seat in a plan; who booked later goes first."""
    seated: dict[int, int] = {}
    lost = []
    for booking in _live(plan.offer, since, last):
        found = plan.time_at(booking.day, booking.slot.starts)
        seats = found.seats if found else 0
        seated[booking.slot_id] = seated.get(booking.slot_id, 0) + 1
        if seated[booking.slot_id] > seats:
            lost.append(booking)
    return lost


def displace(bookings: Iterable[Booking], *, on: date) -> list[Booking]:
    """Take the seats back and mark the bookings; they are to be told and may choose anew."""
    lost = list(bookings)
    for booking in lost:
        booking.state, booking.told_on, booking.marked_on = State.DISPLACED, None, on
        booking.save(update_fields=["state", "told_on", "marked_on"])
        leave(booking.slot_id)
    return lost


def _pattern(offer: Offer, new: NewPattern, by: Viewer, on: date) -> Pattern:
    if not new.blocks:
        raise OfferRefused("一周里至少要有一个时段；不再办的，请停止预约")
    if not 0 <= new.lead_days <= new.ahead_days <= MOST_AHEAD:
        raise OfferRefused(f"至少提前几天不能多于最多提前几天，最多 {MOST_AHEAD} 天")
    return Pattern(
        offer=offer,
        since=new.since,
        blocks=kept(new.blocks),
        lead_days=new.lead_days,
        ahead_days=new.ahead_days,
        set_by=by.doer.name,
        set_on=on,
    )


def _live(offer: Offer, since: date, last: date = date.max) -> list[Booking]:
    rows = Booking.objects.filter(offer=offer, state=State.BOOKED, day__range=(since, last))
    return list(rows.select_related("slot", "offer").order_by("day", "slot__starts", "pk"))


def _locked(offer: Offer) -> Offer:
    """The offer, its row held: two changes of one week, and bookings meanwhile, queue here."""
    return Offer.objects.select_for_update().get(pk=offer.pk)


def _tell(offer: Offer, verb: str, lost: Sequence[Booking], by: Viewer, since: date) -> None:
    detail = {"since": since.isoformat(), "displaced": len(lost)}
    audit.record(by.doer, verb, offer.ref, division=offer.division_code, detail=detail)
