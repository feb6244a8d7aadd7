"""Times for everybody; bookings of a partner are its own, within its divisions."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import TOWN_B, Cast
from minzheng.engines.bookings.api import Booking, Offer
from minzheng.engines.partners.testing import let_in

from .conftest import MONDAY, Program
from .places import open_places, open_times

OPEN = Program("")
TUESDAY = date(2026, 11, 3)


@pytest.fixture
def offers(cast: Cast) -> tuple[Offer, Offer]:
    home, canteen = open_places(MONDAY)
    return open_times(cast, home, MONDAY), open_times(cast, canteen, MONDAY)


def wanted(offer: Offer, **differs: Any) -> dict[str, Any]:
    given = {"offer": offer.pk, "day": "2026-11-03", "starts": "09:00", "name": "何大山",
             "phone": "13700137000"}  # fmt: skip
    return {**given, **differs}


def left(offer: Offer) -> dict[str, int]:
    """Seats left on Tuesday by o'clock."""
    _, told = OPEN.get(f"/offers/{offer.pk}/times")
    day = next(each for each in told["days"] if each["day"] == "2026-11-03")
    return {each["starts"]: each["left"] for each in day["times"]}


def test_anybody_reads_what_can_be_booked(offers: tuple[Offer, Offer]) -> None:
    _, told = OPEN.get(f"/offers?place={offers[0].place}")

    assert [each["id"] for each in told["items"]] == [offers[0].pk]
    assert left(offers[0]) == {"09:00:00": 1, "09:30:00": 1}
    assert OPEN.get("/offers/999999/times")[0] == 404


def test_it_books_moves_and_cancels(offers: tuple[Offer, Offer], program: Program) -> None:
    status, made = program.send("post", "/bookings", wanted(offers[0]))
    assert (status, made["state"], made["name"]) == (201, "booked", "何**")
    path = f"/bookings/{made['number']}"

    status, moved = program.send("patch", path, {"day": "2026-11-03", "starts": "09:30"})
    assert (status, moved["starts"], moved["number"]) == (200, "09:30:00", made["number"])
    assert left(offers[0]) == {"09:00:00": 1}

    assert program.send("delete", path)[1]["state"] == "cancelled"
    assert left(offers[0]) == {"09:00:00": 1, "09:30:00": 1}
    assert [each["number"] for each in program.get("/bookings")[1]["items"]] == [made["number"]]


@pytest.mark.parametrize("method", ["post", "patch", "delete"])
def test_the_same_call_again_gives_the_same_answer(
    offers: tuple[Offer, Offer], program: Program, method: str
) -> None:
    key = {"Idempotency-Key": f"again-{method}"}
    path, body = "/bookings", wanted(offers[0])
    if method != "post":
        path = f"/bookings/{program.send('post', path, body)[1]['number']}"
        body = {"day": "2026-11-04", "starts": "09:00"} if method == "patch" else {}

    first, again = (program.answer(method, path, body, **key) for _ in range(2))

    assert first.content == again.content and again["Idempotency-Replayed"] == "true"
    assert Booking.objects.count() == 1


def test_a_time_that_is_gone_is_a_conflict(offers: tuple[Offer, Offer], program: Program) -> None:
    program.send("post", "/bookings", wanted(offers[0]))

    status, told = program.send("post", "/bookings", wanted(offers[0], phone="13700137001"))

    assert status == 409 and "times" in told["remedy"]
    assert program.send("post", "/bookings", wanted(offers[0], starts="03:00"))[0] == 409
    assert program.send("post", "/bookings", wanted(offers[0], phone="not one"))[0] == 422


def test_out_of_its_divisions_it_books_nothing(
    offers: tuple[Offer, Offer], program: Program
) -> None:
    assert program.send("post", "/bookings", wanted(offers[1]))[0] == 404
    assert not Booking.objects.exists()


def test_another_partner_sees_none_of_it(
    cast: Cast, offers: tuple[Offer, Offer], program: Program
) -> None:
    path = f"/bookings/{program.send('post', '/bookings', wanted(offers[0]))[1]['number']}"
    other = Program(let_in(cast, on=MONDAY, name="别的系统", divisions=(TOWN_B,))[1])

    assert other.get("/bookings")[1]["items"] == []
    assert other.get(path)[0] == other.send("delete", path)[0] == 404
    assert other.send("patch", path, {"day": "2026-11-04", "starts": "09:00"})[0] == 404
