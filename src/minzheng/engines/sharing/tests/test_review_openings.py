"""Openings under review: what is unusual is flagged, the reviewer's word is kept."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from time_machine import travel

from minzheng.engines.access.api import open_id_number
from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.testing import apply, take
from minzheng.engines.sharing import api

from .conftest import MONDAY, TUESDAY

MORNING = datetime(2026, 11, 3, 2, 0, tzinfo=UTC)  # ten o'clock in Beijing
NIGHT = datetime(2026, 11, 3, 16, 30, tzinfo=UTC)  # half past midnight


def opened(cast: Cast, key: str = "town_clerk", at: datetime = MORNING) -> Entry:
    with travel(at, tick=False):
        open_id_number(cast.viewers[key], cast.applicant, purpose="核实身份")
    return Entry.objects.order_by("-number")[0]


def flags(cast: Cast, entry: Entry) -> str:
    return "；".join(api.opening_for(cast.viewers["auditor"], entry.number).flags)


def test_an_opening_in_a_case_one_works_on_is_plain(cast: Cast) -> None:
    case = apply(cast, on=MONDAY)
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=TUESDAY)

    assert flags(cast, opened(cast)) == ""


def test_an_opening_outside_ones_own_cases_is_flagged(cast: Cast) -> None:
    assert flags(cast, opened(cast, "district_clerk")) == "不是经办过的办件"


def test_an_opening_at_night_is_flagged(cast: Cast) -> None:
    assert "00:30 查看" in flags(cast, opened(cast, at=NIGHT))


def test_many_in_an_hour_are_flagged_and_older_ones_do_not_count(cast: Cast) -> None:
    step = timedelta(seconds=30)
    made = [opened(cast, at=MORNING + step * n) for n in range(api.MANY_IN_AN_HOUR)]
    later = opened(cast, at=MORNING + timedelta(hours=5))

    assert f"一小时内 {api.MANY_IN_AN_HOUR} 次" in flags(cast, made[-1])
    assert "小时" not in flags(cast, made[-2]) + flags(cast, later)


def test_the_openings_of_officers_are_counted_by_day(cast: Cast) -> None:
    for _ in range(3):
        opened(cast)
    open_id_number(cast.viewers["applicant"], cast.applicant, purpose="核实身份")

    ((key, name, _day, count),) = api.per_officer_and_day(cast.viewers["auditor"], MONDAY)

    assert (key, name, count) == ("town_clerk", "李建国", 3)


def test_the_reviewer_says_what_became_of_it(cast: Cast) -> None:
    entry, auditor = opened(cast), cast.viewers["auditor"]
    with pytest.raises(api.ReasonNeeded):
        api.review(entry.number, "misuse", "", by=auditor, on=TUESDAY)

    api.review(entry.number, "asked", "已问李建国", by=auditor, on=TUESDAY)
    api.review(entry.number, "misuse", "说不出理由，报纪检", by=auditor, on=TUESDAY)

    said = api.opening_for(auditor, entry.number).review
    assert said is not None and said.verdict == "misuse"
    assert Entry.objects.filter(verb="review_opening").count() == 2


def test_who_is_no_reviewer_or_elsewhere_finds_nothing(cast: Cast) -> None:
    entry = opened(cast)
    for key in ("town_clerk", "other_town_head"):
        with pytest.raises(api.NoSuchEntry):
            api.opening_for(cast.viewers[key], entry.number)


def test_a_page_of_openings_takes_few_queries_and_holds_no_number(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        opened(cast)
    rows = list(api.entries(cast.viewers["auditor"])[:50])

    with django_assert_max_num_queries(6):
        found = api.openings(rows)

    assert len(found) == 12
    assert APPLICANT_ID not in repr(found) + str([row.detail for row in rows])
