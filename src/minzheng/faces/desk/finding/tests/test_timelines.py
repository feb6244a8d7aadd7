"""The timelines: every field, every engine, newest first; narrowed, paged, and as of a day."""

import re
from datetime import date
from typing import Any

from django.utils import timezone

from minzheng.engines.access.api import open_phone
from minzheng.engines.access.testing import DAY, VILLAGE_B, Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.faces.desk.finding import knots
from minzheng.registers.households.api import (
    HouseholdVersion,
    change_head,
    end_membership,
    move_household,
)
from minzheng.registers.people.api import correct_person

MOST_QUERIES = 10


def history(client: Any, cast: Cast, **query: str) -> str:
    page: str = client.get(f"/desk/people/{cast.applicant.pk}/timeline/", query).content.decode()
    return page


def home(client: Any, cast: Cast, **query: str) -> str:
    url = f"/desk/households/{cast.household.number}/timeline/"
    page: str = client.get(url, query).content.decode()
    return page


def corrected(cast: Cast) -> None:
    changes = {"marital": 30, "address": "白鹤镇新圩村9号", "phone": "13700137007"}
    clerk = cast.doer("town_clerk")
    correct_person(cast.applicant, changes, source="本人申报", by=clerk, on=date(2026, 11, 3))


def test_every_field_is_told_with_what_it_was_source_and_who(cast: Cast, at: Any) -> None:
    corrected(cast)

    page = history(at("town_clerk"), cast)

    assert "婚姻状况：" in page and "已婚" in page and "丧偶" in page
    assert "李建国" in page and "来源：本人申报" in page
    assert "电话：" in page and "13700137007" not in page and "9号" not in page


def test_one_field_alone_can_be_seen(cast: Cast, at: Any) -> None:
    corrected(cast)

    page = history(at("town_clerk"), cast, column="address").split("<ol")[1].split("</ol>")[0]

    assert "住址：" in page and "婚姻状况" not in page and page.count("<li>") == 2


def test_cases_visits_payments_letters_and_openings_stand_together(
    cast: Cast, case: Case, at: Any
) -> None:
    decided_case(cast, case)
    open_phone(cast.viewers["town_clerk"], cast.applicant, purpose="核实身份")

    page = history(at("district_clerk"), cast)

    for words in ("登记", "提交申请", case.number, "入户调查", "查看敏感信息", "目的：核实身份"):
        assert words in page, words
    visits = history(at("district_clerk"), cast, kind="visits").split("<ol")[1].split("</ol>")[0]
    assert "入户调查" in visits and "提交申请" not in visits


def test_the_history_of_a_household_holds_members_and_their_changes(cast: Cast, at: Any) -> None:
    corrected(cast)
    take_leave = {"until": date(2026, 11, 1), "reason": "分户"}
    end_membership(cast.household, cast.child, by=cast.doer("town_clerk"), **take_leave)

    page = home(at("town_clerk"), cast)

    assert "罗小雨离开家庭" in page and "分户" in page
    assert "谢月娥加入家庭" in page and "罗春生：更正" in page


def test_what_happens_to_who_has_left_is_not_of_the_household(cast: Cast, at: Any) -> None:
    clerk = cast.doer("town_clerk")
    end_membership(cast.household, cast.child, until=date(2026, 11, 1), reason="分户", by=clerk)
    later = date(2026, 11, 3)
    correct_person(cast.child, {"student_stage": 3}, source="学校", by=clerk, on=later)

    assert "来源：学校" not in home(at("town_clerk"), cast)


def test_the_file_stands_as_it_did_on_a_day(cast: Cast, at: Any) -> None:
    corrected(cast)
    client = at("town_clerk")

    before = history(client, cast, as_of="2026-11-02").split("<main")[1]
    after = history(client, cast, as_of="2026-11-03").split("<main")[1]

    assert "已婚" in before and "丧偶" not in before
    assert "丧偶" in after
    assert "还没有登记" in history(client, cast, as_of="2020-01-01")
    assert "请填写日期" in history(client, cast, as_of="昨天")


def test_a_household_stands_as_it_did_on_a_day(cast: Cast, at: Any) -> None:
    clerk = cast.doer("town_clerk")
    end_membership(cast.household, cast.child, until=date(2026, 11, 1), reason="分户", by=clerk)

    assert "罗小雨" in home(at("town_clerk"), cast, as_of="2026-10-31")
    assert "罗小雨" not in home(at("town_clerk"), cast, as_of="2026-11-01").split("<main")[1]


def moved(cast: Cast) -> None:
    move_household(
        cast.household, division_code=VILLAGE_B, address="新圩村1号", on=DAY,
        by=cast.doer("district_clerk"),
    )  # fmt: skip


def listed(page: str) -> str:
    return page.split("<ol")[1].split("</ol>", maxsplit=1)[0]


def test_every_field_of_a_household_is_told(cast: Cast, at: Any) -> None:
    moved(cast)
    relations = {cast.applicant.pk: 11, cast.child.pk: 30}
    clerk = cast.doer("district_clerk")
    change_head(cast.household, cast.spouse, relations=relations, on=DAY, by=clerk)

    page = listed(home(at("district_clerk"), cast))

    for words in ("家庭登记", "住房情况：自有", "家庭资料变更", "周敏；来源：迁居登记",
                  "青竹镇石桥村</span> → 白鹤镇新圩村", "罗春生</span> → 谢月娥"):  # fmt: skip
        assert words in page, words
    assert "12号" not in page and "1号" not in page and "家庭迁居" not in page


def test_one_field_of_the_household_alone_can_be_seen(cast: Cast, at: Any) -> None:
    moved(cast)
    corrected(cast)

    page = listed(home(at("district_clerk"), cast, column="home-address"))

    assert page.count("<li>") == 2 and "家庭住址：" in page and "家庭所在地" not in page
    assert "罗春生：更正" not in page
    whole = home(at("district_clerk"), cast, column="head")  # no column of a person
    assert "家庭成员" in whole


def test_a_move_of_before_there_were_versions_is_told_from_the_trail(cast: Cast, at: Any) -> None:
    moved(cast)
    HouseholdVersion.objects.update(recorded_at=timezone.now())

    assert "家庭迁居" in listed(home(at("district_clerk"), cast))


def test_a_household_s_own_facts_stand_as_on_a_day(cast: Cast, at: Any) -> None:
    moved(cast)
    client = at("district_clerk")

    before = home(client, cast, as_of="2026-11-01").split("<main")[1]
    after = home(client, cast, as_of=str(DAY)).split("<main")[1]

    assert "青竹镇石桥村" in before and "自有" in before and "白鹤镇" not in before
    assert "白鹤镇新圩村" in after
    assert "家庭还没有登记" in home(client, cast, as_of="2001-01-01")


def test_pages_follow_one_another_without_gap_or_repetition(
    cast: Cast, case: Case, at: Any, monkeypatch: Any
) -> None:
    corrected(cast)
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=date(2026, 11, 3))
    whole = items(history(at("town_clerk"), cast))
    monkeypatch.setattr(knots, "PAGE", 2)
    client, seen, query = at("town_clerk"), [], {}

    for _ in range(len(whole)):
        page = history(client, cast, **query)
        seen += items(page)
        following = re.search(r'href="\?after=([^"]+)"', page)
        if following is None:
            break
        query = {"after": following[1]}

    assert seen == whole and len(whole) > 4


def items(page: str) -> list[str]:
    return page.split('<ol class="history"')[1].split("</ol>", maxsplit=1)[0].split("<li>")[1:]


def test_a_timeline_needs_few_queries(
    cast: Cast, case: Case, at: Any, django_assert_max_num_queries: Any
) -> None:
    decided_case(cast, case)
    corrected(cast)
    moved(cast)
    client = at("district_clerk")

    for read, query in ((history, {}), (home, {}), (history, {"as_of": "2026-11-03"}),
                        (home, {"as_of": "2026-11-03"})):  # fmt: skip
        with django_assert_max_num_queries(MOST_QUERIES):
            read(client, cast, **query)


def test_another_town_sees_no_timeline(cast: Cast, case: Case, at: Any) -> None:
    client = at("other_town_clerk")

    for url in (f"people/{cast.applicant.pk}", f"households/{cast.household.number}"):
        for query in ("", "?as_of=2026-11-02", "?kind=openings"):
            assert client.get(f"/desk/{url}/timeline/{query}").status_code == 404


def test_a_mistyped_address_begins_anew(cast: Cast, at: Any) -> None:
    assert "登记" in history(at("town_clerk"), cast, after="2026-13-01.x", kind="nonsense")


def test_the_card_of_a_household_that_is_paid_stays_at_ten_queries(
    cast: Cast, case: Case, at: Any, django_assert_max_num_queries: Any
) -> None:
    decided_case(cast, case)
    client, url = at("district_clerk"), f"/desk/households/{cast.household.number}/"
    client.get(url)

    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(url).status_code == 200
