"""Times that can be booked, for everybody; bookings that a partner makes for who rings it up."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from ninja import Query, Router, Status

from minzheng.engines.bookings import api as bookings
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import BOOK, Made
from minzheng.faces.api.v1 import open_schemas as shape
from minzheng.faces.api.v1.asking import OffersAsked
from minzheng.faces.api.v1.gate import KEY, ONCE, ONCE_IF_KEYED, deed, gate
from minzheng.faces.api.v1.making_schemas import BookingFound, Bookings, BookingWanted, TimeWanted
from minzheng.faces.api.v1.paging import PAGE, Limit, page_of
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED, REFUSED, fresh
from minzheng.kernel.divisions import NATION

router = Router(tags=["预约"])


@router.get("/offers", response={200: shape.Offers, **REFUSED}, summary="可以预约的服务")
@fresh
def offers(request: ApiRequest, asked: Query[OffersAsked]) -> dict[str, Any]:
    """按地点（place 如 facility:12）、事项、区划找。不用密钥。"""
    area = "" if asked.division == NATION else asked.division
    rows = bookings.offers_at(asked.place, asked.matter, area, on=request.today)
    found, more = page_of(rows, asked.next, asked.limit, of="offers")
    return {"items": [_offer(each) for each in found], "next": more or None}


@router.get("/offers/{int:number}/times", response={200: shape.FreeDays, **REFUSED},
            summary="空的时间")  # fmt: skip
@fresh
def times(request: ApiRequest, number: int) -> dict[str, Any]:
    """现在能约的每一天和空的时间；没有时间的天写明原因。不用密钥。"""
    offer = bookings.offer_in_force(number, request.today)
    days = bookings.free_days(offer, on=request.today, now=_now(request))
    told = [
        {"day": each.day, "why": each.why,
         "times": [{"starts": t.time.starts, "ends": t.time.ends, "left": t.left}
                   for t in each.times]}
        for each in days
    ]  # fmt: skip
    return {"offer": _offer(offer), "days": told}


@router.post("/bookings", response={201: BookingFound, **GUARDED}, auth=KEY, summary="预约",
             openapi_extra=ONCE)  # fmt: skip
@deed(BOOK, operation="book")
def book(request: ApiRequest, body: BookingWanted) -> Status[Any]:
    """替一位来电来访的人约一个时间；编号请告诉本人，本人凭编号和手机后四位也能改、能取消。"""
    new = bookings.NewBooking(_choice(body), body.name, body.phone)
    made = partners.book(
        request.caller, body.offer, new, on=request.today, now=_now(request)
    )  # fmt: skip
    return Status(201, _shown(request, made))


@router.get("/bookings", response={200: Bookings, **GUARDED}, auth=KEY, summary="本系统的预约")
@gate(BOOK, operation="list_bookings")
def booking_list(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """贵方办的预约，新的在前；别人办的看不到。"""
    rows = partners.made_by(request.caller, Made.Kind.BOOKING)
    found, more = page_of(rows, next, limit, of="bookings")
    known = partners.bookings_made([row.number for row in found])
    note(request, (), rows=len(found))
    return {"items": [_booking(known[row.number]) for row in found], "next": more or None}


@router.get("/bookings/{number}", response={200: BookingFound, **GUARDED}, auth=KEY,
            summary="一个预约")  # fmt: skip
@gate(BOOK, operation="read_booking")
def booking(request: ApiRequest, number: str) -> dict[str, Any]:
    """约在什么时候，还算不算数：displaced 是时间有变动，要另约。"""
    return _shown(request, partners.booking_made(request.caller, number))


@router.patch("/bookings/{number}", response={200: BookingFound, **GUARDED}, auth=KEY,
              summary="改时间", openapi_extra=ONCE)  # fmt: skip
@deed(BOOK, operation="move_booking")
def move(request: ApiRequest, number: str, body: TimeWanted) -> dict[str, Any]:
    """同一处的另一个时间，编号不变。"""
    moved = partners.move_booking(
        request.caller, number, _choice(body), on=request.today, now=_now(request)
    )  # fmt: skip
    return _shown(request, moved)


@router.delete("/bookings/{number}", response={200: BookingFound, **GUARDED}, auth=KEY,
               summary="取消预约", openapi_extra=ONCE_IF_KEYED)  # fmt: skip
@deed(BOOK, operation="cancel_booking")
def cancel(request: ApiRequest, number: str) -> dict[str, Any]:
    """把时间让出来；再取消一次没有变化。"""
    return _shown(request, partners.cancel_booking(request.caller, number, on=request.today))


def _now(request: ApiRequest) -> datetime:
    """The wall clock on the business day."""
    return datetime.combine(request.today, timezone.localtime().time())


def _choice(body: TimeWanted) -> bookings.Choice:
    return bookings.Choice(body.day, body.starts.replace(tzinfo=None))


def _shown(request: ApiRequest, row: bookings.Booking) -> dict[str, Any]:
    note(request, [row.ref])
    return _booking(row)


def _booking(row: bookings.Booking) -> dict[str, Any]:
    return {
        "number": row.number, "offer": row.offer_id, "service": row.offer.service,
        "place_name": row.offer.place_name, "division": row.division_code, "day": row.day,
        "starts": row.slot.starts, "ends": row.slot.ends, "state": row.state,
        "name": row.name_masked, "made_on": row.made_on,
    }  # fmt: skip


def _offer(row: bookings.Offer) -> dict[str, Any]:
    return {
        "id": row.pk, "service": row.service, "place": row.place, "place_name": row.place_name,
        "division": row.division_code, "matter": row.matter, "bring": row.bring,
    }  # fmt: skip
