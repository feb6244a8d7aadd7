"""A group is founded and its seats are given; a seat is a post, not a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.meetings.coded import SEATED, WRITERS, Place
from minzheng.engines.meetings.errors import MeetingRefused
from minzheng.engines.meetings.models import Group, Seat
from minzheng.engines.meetings.posts import group_for
from minzheng.engines.meetings.trail import record_group
from minzheng.kernel.divisions import covers, normalise
from minzheng.registers.offices.api import ROLES

LEAST_SEATS = 2


@dataclass(frozen=True)
class NewSeat:
    """A post and what it is in the group."""

    role: str
    division: str
    place: str = Place.MEMBER


@dataclass(frozen=True)
class NewGroup:
    """`word` stands in the number of its minutes."""

    name: str
    word: str
    division: str
    seats: Sequence[NewSeat]


@transaction.atomic
def found_group(new: NewGroup, *, by: Viewer, on: date) -> Group:
    """Found a group. Raises MeetingRefused (no chair, two chairs, a seat twice), NotAllowed."""
    place = normalise(new.division)
    require(by, WRITERS, place)
    if not new.name.strip() or not new.word.strip():
        raise MeetingRefused("请写小组的名称和文号用字，例如“增民领”")
    if Group.objects.filter(name=new.name.strip(), division_code=place).exists():
        raise MeetingRefused(f"已经有“{new.name.strip()}”，请换一个名称，或者改它的成员")
    _refuse(new.seats, place)
    made = Group.objects.create(
        name=new.name.strip()[:100], word=new.word.strip()[:20], division_code=place,
        made_on=on, made_by=by.doer.name,
    )  # fmt: skip
    _seat(made, new.seats)
    record_group(made, "found_group", by.doer, seats=len(new.seats))
    return made


@transaction.atomic
def reseat(by: Viewer, pk: int, seats: Sequence[NewSeat]) -> Group:
    """Other seats from now on; meetings that were called keep whom they called."""
    row = group_for(by, pk)
    require(by, WRITERS, row.division_code)
    _refuse(seats, row.division_code)
    row.seats.all().delete()
    _seat(row, seats)
    record_group(row, "reseat_group", by.doer, seats=len(seats))
    return row


def _seat(group: Group, seats: Sequence[NewSeat]) -> None:
    Seat.objects.bulk_create(
        Seat(group=group, role=each.role, division_code=normalise(each.division), place=each.place)
        for each in seats
    )


def _refuse(seats: Sequence[NewSeat], place: str) -> None:
    chairs = [each for each in seats if each.place == Place.CHAIR]
    if len(chairs) != 1:
        raise MeetingRefused(f"要有一位组长，选了 {len(chairs)} 位")
    if len(seats) < LEAST_SEATS:
        raise MeetingRefused("除组长以外，至少还要一位成员")
    posts = [(each.role, normalise(each.division)) for each in seats]
    if len(set(posts)) < len(posts):
        raise MeetingRefused("同一个岗位只能占一个席位，请去掉重复的")
    for role, division in posts:
        if role not in SEATED or not covers(place, division):
            raise MeetingRefused(f"{ROLES.get(role, role)}（{division}）不能作成员，请从名单里选")
