"""Proposing a value: who may, what is refused, and that nothing holds yet."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.parameters import api
from minzheng.engines.parameters.tests.conftest import (
    CITY,
    NEXT_YEAR,
    TODAY,
    entered,
    new,
    proposed,
    standard,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import NewOffice, open_office


def test_a_proposed_value_does_not_hold_yet(cast: Cast) -> None:
    before = standard(NEXT_YEAR)

    entry = proposed(cast)

    assert entry.value == 133_000
    assert standard(NEXT_YEAR) == before
    assert [row.verb for row in entries_about(entry.ref)] == ["propose_value"]


@pytest.mark.parametrize("who", ["town_head", "finance_head", "auditor", "system_admin"])
def test_it_refuses_posts_that_set_no_standards(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="区民政局经办人"):
        api.propose(new(), by=cast.viewers[who], on=TODAY)


def test_it_refuses_a_district_outside_its_own(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        api.propose(new(place="440000"), by=cast.viewers["district_clerk"], on=TODAY)


def test_a_town_of_the_district_may_have_its_own_value(cast: Cast) -> None:
    assert proposed(cast, place=TOWN_A).place == TOWN_A


def test_a_single_district_enters_the_citys_value_with_a_reason(cast: Cast) -> None:
    with pytest.raises(api.ReasonNeeded, match="市级文件"):
        proposed(cast, place=CITY)

    assert proposed(cast, place=CITY, reason="穗民〔2026〕9号已公布").place == CITY


def test_a_city_with_its_own_office_enters_its_values_itself(cast: Cast) -> None:
    open_office(NewOffice("gz", "广州市民政局", "city", CITY), by=SYSTEM)

    with pytest.raises(NotAllowed, match="市民政局录入"):
        proposed(cast, place=CITY, reason="代录")


def test_where_two_districts_work_neither_sets_the_citys_value(cast: Cast) -> None:
    open_office(NewOffice("th", "天河区民政局", "district", "440106000000"), by=SYSTEM)

    with pytest.raises(NotAllowed):
        proposed(cast, place=CITY, reason="代录")


@pytest.mark.parametrize(
    ("differs", "says"),
    [
        ({"value": "1330"}, "1330"),
        ({"value": "约一千"}, "不是金额"),
        ({"value": ""}, "空"),
        ({"source": "  "}, "来源"),
        ({"status": "sure"}, "可靠程度"),
        ({"until": date(2026, 12, 31)}, "早于起始日"),
        ({"checked_on": TODAY + timedelta(days=1)}, "晚于今天"),
        ({"place": "440199"}, "区划"),
        ({"place": "44x"}, "区划"),
        ({"correction": True, "until": date(2028, 1, 1)}, "截止日"),
    ],
)
def test_it_refuses_what_cannot_be_entered(
    cast: Cast, differs: dict[str, object], says: str
) -> None:
    with pytest.raises((api.ValueRefused, NotAllowed), match=says):
        proposed(cast, **differs)


def test_it_refuses_a_parameter_nobody_declares(cast: Cast) -> None:
    with pytest.raises(api.NoSuchParameter, match="standrad"):
        proposed(cast, key="dibao.standrad")


def test_a_past_day_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(api.ReasonNeeded, match="2026-07-01"):
        proposed(cast, since=date(2026, 7, 1))

    assert proposed(cast, since=date(2026, 7, 1), reason="文件晚到").since == date(2026, 7, 1)


def test_the_same_day_waits_for_one_proposal_only(cast: Cast) -> None:
    proposed(cast)

    with pytest.raises(api.ValueRefused, match="等待批准"):
        proposed(cast, value="1400元")


def test_two_values_on_one_day_are_refused_with_both_sources(cast: Cast) -> None:
    entered(cast)

    with pytest.raises(api.ValueRefused, match=r"增民〔2026〕8号.*另一份文件.*更正"):
        proposed(cast, source="另一份文件")


def test_a_correction_needs_something_to_correct(cast: Cast) -> None:
    with pytest.raises(api.ValueRefused, match="可以更正"):
        proposed(cast, correction=True)


def test_the_document_is_kept_with_the_value(cast: Cast) -> None:
    entry = proposed(cast, paper=api.Paper("通知.pdf", b"%PDF-1.4 x"))

    assert api.open_paper(entry) == b"%PDF-1.4 x"


def test_a_document_that_is_none_is_refused(cast: Cast) -> None:
    with pytest.raises(api.ValueRefused, match="PDF"):
        proposed(cast, paper=api.Paper("通知.exe", b"MZ"))


def test_a_document_changed_on_disk_is_not_opened(cast: Cast, tmp_path: Path) -> None:
    entry = proposed(cast, paper=api.Paper("通知.pdf", b"%PDF-1.4 x"))
    (tmp_path / entry.paper).write_bytes(b"%PDF-1.4 y")

    with pytest.raises(api.PaperBroken, match="备份"):
        api.open_paper(entry)
