"""The pages of alerts: the list, one alert worked to its end, bulk, rules, the night."""

from typing import Any

import pyarrow as pa
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.alerts import api
from minzheng.engines.night.api import run_night
from minzheng.faces.desk.tests.conftest import MONDAY, At
from minzheng.kernel.doer import SYSTEM

HOMES, MISSED = "watch_property:住房超过限额", "watch_missed:高龄津贴未领"
TUESDAY_TYPED = {"day_year": "2026", "day_month": "11", "day_day": "3"}
JPG = b"\xff\xd8\xff a photo"
MOST = 10  # queries of a list page, whatever its length


def raise_tasks(rule: str, numbers: list[int], **told: int) -> list[api.AlertTask]:
    """Tasks of a rule about these numbers."""
    columns: dict[str, Any] = {
        "subject": pa.array(numbers, pa.int64()),
        "division": [VILLAGE_A] * len(numbers),
        **{name: [value] * len(numbers) for name, value in told.items()},
    }
    api.settle([api.Findings(rule, pa.table(columns))], api.Night(MONDAY), by=SYSTEM)
    return list(api.AlertTask.objects.filter(rule=rule))


@pytest.fixture
def task(cast: Cast) -> api.AlertTask:
    return raise_tasks(HOMES, [cast.household.pk], 到库住房套数=2, 住房限额=1)[0]


def text(response: Any) -> str:
    return str(response.content.decode("utf-8"))


# The list


def test_the_list_says_the_sentence_and_the_masked_name(at: At, task: api.AlertTask) -> None:
    shown = text(at("town_clerk").get("/desk/alerts/"))

    assert "这户登记住房2套，限额1套" in shown
    assert "罗**户" in shown
    assert "罗春生" not in shown


def test_the_list_takes_few_queries_whatever_its_length(
    at: At, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    raise_tasks(HOMES, [cast.household.pk, *range(900, 980)], 到库住房套数=2, 住房限额=1)
    raise_tasks(MISSED, [cast.applicant.pk, cast.spouse.pk], 到库年龄=81)
    desk = at("town_clerk")

    with django_assert_max_num_queries(MOST):
        response = desk.get("/desk/alerts/")

    assert "共 83 条" in text(response)


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("concern=WRONG", True), ("concern=MISSED", False), ("severity=2", True),
        ("severity=3", False), (f"rule={HOMES}", True), ("state=judged", False),
        ("mine=on", False), ("overdue=on", False), ("page=2", False), ("page=x", True),
    ],
)  # fmt: skip
def test_filters_narrow_the_list(at: At, task: api.AlertTask, query: str, there: bool) -> None:
    shown = text(at("town_clerk").get(f"/desk/alerts/?{query}"))

    assert (f'href="/desk/alerts/{task.pk}/"' in shown) is there


def test_the_day_page_says_how_many_wait(at: At, task: api.AlertTask) -> None:
    assert "预警 1 条没有办结" in text(at("town_clerk").get("/desk/"))


# One alert


def test_an_alert_shows_facts_article_history_and_rule(at: At, task: api.AlertTask) -> None:
    shown = text(at("town_clerk").get(f"/desk/alerts/{task.pk}/"))

    for words in (
        "到库住房套数",
        "2套",
        "《社会救助法》第四十七条",
        "夜间比对提出",
        "怎样算出来的",
    ):
        assert words in shown


def test_who_may_not_work_it_is_told_who_may(at: At, task: api.AlertTask) -> None:
    shown = text(at("auditor").get(f"/desk/alerts/{task.pk}/"))

    assert "由本辖区的下列岗位办理" in shown
    assert "/judge/" not in shown


def test_another_town_does_not_find_it(at: At, task: api.AlertTask) -> None:
    assert at("other_town_clerk").get(f"/desk/alerts/{task.pk}/").status_code == 404


def test_a_village_worker_writes_down_a_visit_with_a_photo(at: At, cast: Cast) -> None:
    hers = raise_tasks(MISSED, [cast.applicant.pk], 到库年龄=81)[0]
    photo = SimpleUploadedFile("门口.jpg", JPG, "image/jpeg")
    seen = {**TUESDAY_TYPED, "words": "老人在家，愿意领", "paper": photo}

    response = at("village_worker").post(f"/desk/alerts/{hers.pk}/visit/", seen, follow=True)

    deed = hers.deeds.get(kind="visited")
    assert "上门情况已记下" in text(response)
    paper = at("village_worker").get(f"/desk/alerts/{hers.pk}/papers/{deed.pk}/")
    assert (paper.content, paper["Content-Type"]) == (JPG, "image/jpeg")


def test_taken_then_judged(at: At, task: api.AlertTask) -> None:
    desk = at("town_clerk")
    desk.post(f"/desk/alerts/{task.pk}/take/")

    ruling = {"verdict": "false", "lead": "nothing", "reason": "旧房已拆，登记没有注销"}
    response = desk.post(f"/desk/alerts/{task.pk}/judge/", ruling, follow=True)

    task.refresh_from_db()
    assert task.state == api.State.JUDGED
    assert "已判定“不属实”" in text(response)


def test_what_the_engine_refuses_stands_at_the_head_of_the_form(
    at: At, task: api.AlertTask
) -> None:
    ruling = {"verdict": "true", "lead": "case", "reason": "属实"}

    response = at("town_clerk").post(f"/desk/alerts/{task.pk}/judge/", ruling)

    assert response.status_code == 200
    assert "没有在享受" in text(response)


def test_it_is_handed_to_a_colleague(at: At, task: api.AlertTask) -> None:
    at("town_head").post(
        f"/desk/alerts/{task.pk}/hand-over/", {"officer": "second_town_clerk", "words": "请办"}
    )

    task.refresh_from_db()
    assert task.taken_by == "second_town_clerk"


# Many


def test_many_are_judged_after_the_sample(at: At, cast: Cast) -> None:
    raise_tasks(HOMES, list(range(900, 915)), 到库住房套数=2, 住房限额=1)
    desk, chosen = at("district_clerk"), {"rule": HOMES, "division": "440118000000"}
    shown = text(desk.get("/desk/alerts/bulk/", {**chosen, "verdict": "false"}))
    drawn = desk.post("/desk/alerts/bulk/", {**chosen, "verdict": "false"})
    number = int(drawn["Location"].rstrip("/").rsplit("/", maxsplit=1)[-1])
    for row in api.drawn_tasks(api.sample_for(cast.viewers["district_clerk"], number)):
        ruling = {"verdict": "false", "lead": "nothing", "reason": "看过，不是"}
        desk.post(f"/desk/alerts/{row.pk}/judge/", ruling)

    desk.post(drawn["Location"], {"reason": "抽样都不属实"})

    assert "共 15 条" in shown
    assert api.AlertTask.objects.filter(state=api.State.JUDGED).count() == 15


# Rules and nights


def test_rules_show_their_figures_and_open_to_the_law(at: At, task: api.AlertTask) -> None:
    rules = text(at("town_clerk").get("/desk/alerts/rules/"))
    rule = text(at("town_clerk").get(f"/desk/alerts/rules/{HOMES}/"))

    assert "住房超过限额" in rules
    for words in ("这户登记住房〔到库住房套数〕", "《社会救助法》第二十三条", "住房套数上限"):
        assert words in rule


def test_a_rule_that_is_not_there_is_not_found(at: At) -> None:
    assert at("town_clerk").get("/desk/alerts/rules/watch:没有/").status_code == 404


def test_before_the_first_night_the_page_says_what_to_do(at: At) -> None:
    assert "./minzheng night" in text(at("data_head").get("/desk/alerts/night/"))


def test_a_night_is_told_rule_by_rule(at: At, cast: Cast, settings: Any) -> None:
    settings.SPARK = ""
    run_night(MONDAY, by=SYSTEM)

    shown = text(at("data_head").get("/desk/alerts/night/"))

    assert "数据从来没有到过" in shown
    assert f'href="/desk/alerts/night/?on={MONDAY}"' in shown


def test_a_day_that_is_none_is_not_found(at: At) -> None:
    assert at("data_head").get("/desk/alerts/night/?on=x").status_code == 404
