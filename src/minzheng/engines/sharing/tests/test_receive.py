"""Taking a request down: everything wrong is told at once, numbers of a list are not kept."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.sharing import api

from .conftest import END, MONDAY, asked, received

UNFIT: tuple[tuple[dict[str, Any], str], ...] = (
    ({"fields": "姓名、鞋码"}, "鞋码"),
    ({"fields": ""}, "数据项"),
    ({"purpose": " "}, "用途"),
    ({"ends_on": MONDAY}, "期限"),
    ({"row_limit": 0}, "上限"),
    ({"conditions": ("rich",)}, "人群"),
    ({"listed": "440118198403050018"}, "第 1 个号码"),
    ({"conditions": ("minor",)}, "含未成年人"),
    ({"form": "statistics", "level": "street"}, "哪一级"),
    ({"form": "statistics", "level": "town", "group_by": "证件号码"}, "分组"),
    ({"form": "statistics", "level": "town", "group_by": "出生日期"}, "分组"),
    ({"form": "statistics", "level": "town", "way": "api"}, "文件"),
)


def test_a_request_gets_a_number_and_a_clock_of_ten_working_days(cast: Cast) -> None:
    share = received(cast)
    clock = api.clock_of(share, MONDAY)

    assert share.number == "GX-440118-2026-000001"
    assert received(cast).number == "GX-440118-2026-000002"
    assert clock is not None and clock.due_on == date(2026, 11, 16)
    assert [entry.verb for entry in entries_about(share.ref)] == ["receive_share"]


def test_what_is_shared_without_conditions_is_answered_in_one_working_day(cast: Cast) -> None:
    clock = api.clock_of(received(cast, kind="unconditional"), MONDAY)

    assert clock is not None and clock.due_on == date(2026, 11, 3)


@pytest.mark.parametrize(("differs", "why"), UNFIT)
def test_what_is_unfit_is_named(cast: Cast, differs: dict[str, Any], why: str) -> None:
    with pytest.raises(api.RequestUnfit, match=why):
        received(cast, **differs)


def test_every_fault_is_told_at_once(cast: Cast) -> None:
    with pytest.raises(api.RequestUnfit) as refused:
        received(cast, purpose="", fields="鞋码", ends_on=MONDAY)

    assert {"purpose", "fields", "ends_on"} <= refused.value.errors.keys()


def test_a_list_of_numbers_is_kept_as_indexes_only(cast: Cast) -> None:
    share = received(cast, listed=f"{APPLICANT_ID} {APPLICANT_ID.lower()}")

    assert share.listed == [cast.applicant.id_index]


def test_facts_of_children_and_closed_ones_are_marked(cast: Cast) -> None:
    assert received(cast).protects == []
    assert "含未成年人" in received(cast, with_minors=True).protects[0]
    assert "孤儿" in received(cast, fields="姓名、在领孤儿生活费").protects[0]


def test_it_refuses_who_has_not_the_post_or_the_place(cast: Cast) -> None:
    for key in ("data_head", "auditor", "town_clerk"):
        with pytest.raises(NotAllowed):
            api.receive(asked(), by=cast.viewers[key], on=MONDAY)
    with pytest.raises(NotAllowed):
        api.receive(
            asked(division_code="440100000000", ends_on=END),
            by=cast.viewers["district_clerk"],
            on=MONDAY,
        )
