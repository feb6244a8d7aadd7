"""Living elsewhere: what a text tells of an item is told with the text, the rest as not told."""

from datetime import date

import pytest

from minzheng.engines.access.testing import DAY, VILLAGE_A
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.testing import World, make_elder
from minzheng.engines.parameters.api import book

pytestmark = pytest.mark.django_db
WORDS = {"随人走", "不随人走", "要居住证明", "没有见到规定"}
FENGHUA = "330213000000"


def of(code: str, situation: api.Situation, place: str = VILLAGE_A, on: date = DAY) -> api.Carry:
    return next(e for e in api.carries([code], place, on)[code] if e.situation == situation)


def test_every_number_of_this_kind_is_one_of_four_words_with_its_text() -> None:
    infos = [info for key, info in book().infos.items() if key.startswith("guarantees.carry.")]

    told = [value for info in infos for value in info.history]
    assert {value.value for value in told} <= WORDS
    assert all(value.source for value in told)


@pytest.mark.parametrize(
    ("code", "situation", "word", "status"),
    [
        ("N11", api.Situation.ELSEWHERE, "随人走", "reported"),
        ("N15", api.Situation.ELSEWHERE, "随人走", "verified"),
        ("N16", api.Situation.ELSEWHERE, "要居住证明", "reported"),
        ("N04", api.Situation.FROM_HMT, "不随人走", "reported"),
        ("N04", api.Situation.ELSEWHERE, "随人走", "unconfirmed"),
        ("G01", api.Situation.IN_HMT, "不随人走", "reported"),
        ("VOUCHER", api.Situation.ELSEWHERE, "不随人走", "reported"),
        ("G02", api.Situation.FROM_HMT, "没有见到规定", "unconfirmed"),
        ("N09", api.Situation.ELSEWHERE, "没有见到规定", "unconfirmed"),
    ],
)
def test_what_is_told_of_an_item(
    code: str, situation: api.Situation, word: str, status: str
) -> None:
    found = of(code, situation)

    assert (found.word, found.status, found.told) == (word, status, word != "没有见到规定")


def test_a_citys_rule_does_not_hold_in_another_city() -> None:
    assert not of("N04", api.Situation.FROM_HMT, FENGHUA).told


def test_before_any_text_nothing_is_told() -> None:
    assert of("N16", api.Situation.ELSEWHERE, on=date(2010, 1, 1)) == api.Carry(
        api.Situation.ELSEWHERE
    )


def test_an_elder_reads_what_may_become_hers(world: World) -> None:
    guest = make_elder("陈太", date(1950, 1, 1), VILLAGE_A, DAY, number="H12345678")

    local = api.own_list(world.oldest, DAY).guarantees[0]
    foreign = api.own_list(guest, DAY).guarantees[0]

    assert {each.situation for each in local.carries} == {"elsewhere", "in_hmt"}
    assert {each.situation for each in foreign.carries} == {"from_hmt"}
