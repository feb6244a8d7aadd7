"""Shapes of what a partner makes for others and reports: bookings, tips, comments, facts."""

from datetime import date, datetime, time
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from minzheng.faces.api.v1.schemas import Code12, Strict, Words

Name40 = Annotated[str, StringConstraints(max_length=40)]
Seats = Annotated[int, Field(ge=0, le=100_000)]


class TimeWanted(Strict):
    """A free time, as /offers/…/times gives it."""

    day: date
    starts: time = Field(examples=["09:00"])


class BookingWanted(TimeWanted):
    """Who comes when."""

    offer: Annotated[int, Field(ge=1, lt=2**63)]
    name: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    phone: Annotated[str, StringConstraints(min_length=5, max_length=20)]


class BookingFound(Schema):
    """A booking; the name is masked."""

    number: str
    offer: int
    service: str
    place_name: str
    division: str
    day: date
    starts: time
    ends: time
    state: str = Field(description="booked、came、absent、cancelled；displaced 时间变动，要另约")
    name: str
    made_on: date


class Bookings(Schema):
    """A page of bookings."""

    items: list[BookingFound]
    next: str | None


class TipGiven(Strict):
    """Somebody needs help; only kind, place and words must be there."""

    kind: Literal["elder", "child_alone", "child_harm", "disabled", "ill", "poor", "street",
                  "disaster", "other"]  # fmt: skip
    division: Code12 = Field(description="村（社区）或镇街的区划代码，知道多细写多细")
    words: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    who: Name40 = ""
    where: Annotated[str, StringConstraints(max_length=100)] = ""
    reporter: Name40 = Field("", description="反映人；可以不留")
    phone: Annotated[str, StringConstraints(max_length=20)] = ""
    source: Literal["hotline", "visit", "patrol", "referred"] = "hotline"


class TipStep(Schema):
    """What was done on a day."""

    on: date
    title: str


class TipFound(Schema):
    """How far a tip is: no person, no place, no reason."""

    number: str
    received_on: date
    due_on: date
    steps: list[TipStep]
    closed: bool
    outcome: str
    answer: str


class CommentGiven(Strict):
    """What somebody says of a draft."""

    text: Annotated[str, StringConstraints(min_length=5, max_length=3000)]
    about: Annotated[str, StringConstraints(max_length=120)] = Field(
        "", description="针对哪一条、哪个问题，见 parts；空的是整个征求意见稿"
    )
    name: Name40 = ""
    contact: Words = ""


class CommentFound(Schema):
    """What became of a comment."""

    number: str
    consultation: int
    state: str = Field(description="waiting 待审看；shown 已公开；hidden 不公开")
    hidden_why: str
    made_on: date
    reply: str | None


class Receipt(Schema):
    """The number by which to follow it."""

    number: str
    made_on: date


class Receipts(Schema):
    """A page of receipts."""

    items: list[Receipt]
    next: str | None


class PlacesFree(Strict):
    """How many places are free today."""

    vacancy: Seats


class FactsKept(Strict):
    """What an institution keeps itself; what is left out stays as it is."""

    phone: Annotated[str, StringConstraints(max_length=30)] | None = None
    hours: Annotated[str, StringConstraints(max_length=200)] | None = Field(
        None, examples=["周一至周五 9:00-12:00，14:00-17:00"]
    )
    closed_days: Annotated[list[date], Field(max_length=60)] | None = None
    route: Annotated[str, StringConstraints(max_length=200)] | None = None
    languages: Words | None = None
    access: Annotated[list[Words], Field(max_length=20)] | None = None


Serial = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\x00]+$")]


class AlarmGiven(Strict):
    """A device calls."""

    serial: Serial = Field(description="设备序列号，和登记的一样")
    kind: Literal["sos", "fall", "smoke", "gas", "water", "bed", "fence"]
    event: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,80}$")] = Field(
        description="贵方的事件编号，一个事件一个；重发用原来的"
    )
    happened_at: datetime = Field(
        description="发生时间，带时区", examples=["2026-11-03T08:15:00+08:00"]
    )
    payload: dict[Words, str | int | float | bool | None] = Field(
        {}, max_length=20, description="设备数据，最多 20 项；不要有人名、电话"
    )


class AlarmFound(Schema):
    """How far an alarm is: no person, no place."""

    event: str
    serial: str
    kind: str
    state: str = Field(
        description="open 没人应答、answered 已应答、arrived 已到现场、closed 已办结"
    )
    level: int = Field(description="0 第一联系人和中心、1 第二联系人、2 镇街、3 区里")
    received_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    outcome: str


class BeatsGiven(Strict):
    """Devices that were heard."""

    serials: Annotated[list[Serial], Field(min_length=1, max_length=1_000)]


class BeatsFound(Schema):
    """How many of them are known."""

    known: int
