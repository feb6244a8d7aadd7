"""Objections: taken within the period, sealed, settled once."""

from dataclasses import replace
from datetime import date

import pytest

from minzheng.engines.audit import api as audit
from minzheng.engines.notices.api import (
    AlreadySettled,
    NewObjection,
    ObjectionClosed,
    Publicity,
    Settlement,
    object_to,
    publish,
    settle_objection,
    take_down,
)
from minzheng.registers.sealing import unseal

SINCE, LAST, AFTER = date(2026, 11, 13), date(2026, 11, 20), date(2026, 11, 21)
OBJECTION = NewObjection("李四", "13812345678", "他家有两套房")
UPHELD, DISMISSED = Settlement("upheld", "核查属实"), Settlement("dismissed", "已核查，不属实")
pytestmark = pytest.mark.django_db


@pytest.fixture
def publicity(sheet, clerk) -> Publicity:
    return publish(sheet, by=clerk, on=SINCE)


@pytest.mark.parametrize("on", [SINCE, LAST])
def test_it_is_taken_on_every_day_of_the_period(publicity, on) -> None:
    objection = object_to(publicity, OBJECTION, on=on)

    publicity.refresh_from_db()
    assert (objection.state, publicity.state) == ("open", "objected")


def test_the_phone_is_sealed_and_the_trail_knows_no_name(publicity) -> None:
    objection = object_to(publicity, OBJECTION, on=LAST)

    entry = audit.entries_about("case:GZ0001")[-1]
    assert "138" not in objection.phone_sealed
    assert unseal(objection.phone_sealed) == "13812345678"
    assert entry.verb == "object_to"
    assert "李四" not in f"{entry.detail}{entry.doer_name}"


def test_after_the_end_it_says_until_when_and_what_else_one_can_do(publicity) -> None:
    with pytest.raises(ObjectionClosed, match=r"2026年11月20日.*举报：荔城街道办事处"):
        object_to(publicity, OBJECTION, on=AFTER)


def test_before_the_beginning_it_says_from_when(publicity) -> None:
    with pytest.raises(ObjectionClosed, match="从2026年11月13日开始"):
        object_to(publicity, OBJECTION, on=date(2026, 11, 12))


def test_what_was_taken_down_takes_no_objection(publicity, clerk) -> None:
    take_down(publicity, reason="有误", by=clerk, on=SINCE)

    with pytest.raises(ObjectionClosed, match="已撤下"):
        object_to(publicity, OBJECTION, on=LAST)


def test_an_announcement_points_to_reporting(sheet, clerk) -> None:
    fields = {name: text for name, text in sheet.fields.items() if name != "opinion"}
    sheet = replace(sheet, kind=Publicity.Kind.ANNOUNCEMENT, fields=fields)

    with pytest.raises(ObjectionClosed, match="可随时反映"):
        object_to(publish(sheet, by=clerk, on=SINCE), OBJECTION, on=LAST)


@pytest.mark.parametrize(
    ("settlement", "on", "state"),
    [
        (DISMISSED, LAST, "running"),
        (DISMISSED, AFTER, "ended"),
        (UPHELD, LAST, "objected"),
        (UPHELD, AFTER, "objected"),
    ],
)
def test_settling_decides_how_the_publicity_goes_on(
    publicity, clerk, settlement, on, state
) -> None:
    objection = object_to(publicity, OBJECTION, on=LAST)

    settled = settle_objection(objection, settlement, by=clerk, on=on)

    publicity.refresh_from_db()
    assert publicity.state == state
    assert (settled.reply, settled.settled_on) == (settlement.reply, on)
    assert audit.entries_about("case:GZ0001")[-1].verb == "settle_objection"


def test_one_dismissed_of_two_leaves_it_objected(publicity, clerk) -> None:
    first = object_to(publicity, OBJECTION, on=LAST)
    object_to(publicity, OBJECTION, on=LAST)

    settle_objection(first, DISMISSED, by=clerk, on=LAST)

    publicity.refresh_from_db()
    assert publicity.state == "objected"


def test_it_is_settled_once(publicity, clerk) -> None:
    objection = object_to(publicity, OBJECTION, on=LAST)
    settle_objection(objection, DISMISSED, by=clerk, on=LAST)

    with pytest.raises(AlreadySettled, match="异议不成立"):
        settle_objection(objection, UPHELD, by=clerk, on=LAST)
