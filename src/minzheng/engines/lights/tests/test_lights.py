"""Lights go on, change, go out; who hears; whose business a light is."""

from datetime import timedelta

import pytest

from minzheng.engines.access.testing import DAY, VILLAGE_A, Cast
from minzheng.engines.lights import api
from minzheng.engines.notices.api import Message
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import (
    Facility,
    NewFacility,
    amend_facility,
    register_facility,
)

pytestmark = pytest.mark.django_db
CODE = "52440118MJ9988771L"
TOMORROW, FAR = DAY + timedelta(days=1), DAY + timedelta(days=900)


def home(days_left: int) -> Facility:
    """A home whose filing ends so many days from today."""
    new = NewFacility(
        "试验养老院", "elder_home", VILLAGE_A, "一号", credit_code=CODE, licence="备案 1 号",
        licence_until=DAY + timedelta(days=days_left), opened_on=DAY - timedelta(days=2000),
    )  # fmt: skip
    return register_facility(new, by=SYSTEM, on=DAY)


def burning(house: Facility) -> list[tuple[str, str]]:
    """What the register's own checks have lit; other engines' facts are not these tests'."""
    rows = api.Light.objects.filter(facility=house, ended_on=None, check_code__startswith="papers.")
    return [(row.check_code, row.colour) for row in rows]


@pytest.mark.parametrize(
    ("days_left", "expected"), [(-1, api.RED), (0, api.AMBER), (90, api.AMBER), (91, "")]
)
def test_a_paper_is_amber_before_its_end_and_red_after(
    cast: Cast, days_left: int, expected: str
) -> None:
    house = home(days_left)

    api.follow(DAY)

    assert burning(house) == ([("papers.licence", expected)] if expected else [])


def test_amber_turns_red_and_goes_out_when_renewed(cast: Cast) -> None:
    house = home(0)
    assert api.follow(DAY).lit and burning(house) == [("papers.licence", api.AMBER)]
    assert api.follow(DAY) == api.Followed(0, 0, 0)  # run again, nothing changes
    assert not Message.objects.filter(text__contains="备案 1 号").exists()

    assert api.follow(TOMORROW).changed
    assert burning(house) == [("papers.licence", api.RED)]
    heard = Message.objects.filter(text__contains="备案 1 号").values_list(
        "recipient_kind", flat=True
    )
    assert {"organisation", "officer"} <= set(heard)

    amend_facility(house, {"licence_until": FAR}, by=SYSTEM, on=TOMORROW, source="续期")
    assert api.follow(TOMORROW).ended == 1
    assert burning(house) == []


def test_the_worst_stands_first_and_each_house_counts_once(cast: Cast) -> None:
    house = home(-1)
    api.follow(DAY)
    head = cast.viewers["district_head"]

    rows, following = api.standings(head, colour="", check="papers.licence", after=0)

    assert [(row.facility, row.red, row.amber) for row in rows] == [(house, 1, 0)]
    assert following == 0
    board = api.board_of(head, DAY)
    assert (board.red, board.red + board.amber + board.green) == (1, 1)


def test_only_its_own_town_reads_and_writes(cast: Cast) -> None:
    home(-1)
    api.follow(DAY)
    light = api.Light.objects.get(check_code="papers.licence")

    row = api.note_light(cast.viewers["town_clerk"], light.pk, "已约 11 月 20 日前续期", on=DAY)
    assert row.noted_by == "李建国"
    with pytest.raises(api.NoSuchLight, match="没有这盏灯"):
        api.note_light(cast.viewers["other_town_clerk"], light.pk, "别处的", on=DAY)
    with pytest.raises(api.LightRefused, match="请写明怎样处理"):
        api.note_light(cast.viewers["town_clerk"], light.pk, "  ", on=DAY)


def test_a_code_is_declared_once() -> None:
    known = api.checks()[0]

    with pytest.raises(ValueError, match="已经登记过"):
        api.declare(api.Check(known.code, "另一项", "别的意思"), lambda _facilities, _on: ())
