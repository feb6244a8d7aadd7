"""Everybody reads whose family is looked for: what tells her apart, not what proves a claim."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import DAY, TOWN_A, make_cast
from minzheng.engines.street.api import Search, Stay, name_person
from minzheng.engines.street.testing import found, lay_route, out_on_patrol, searched, taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def stays(db: None, settings: Any, tmp_path: Any) -> list[Stay]:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    viewers = make_cast(DAY).viewers
    clerk, station = viewers["town_clerk"], viewers["relief_station"]
    lay_route(TOWN_A, by=clerk, on=DAY)
    patrol = out_on_patrol(TOWN_A, by=clerk, on=DAY)
    made = [taken_in(found(patrol, by=clerk, on=DAY), by=station, on=DAY) for _ in range(2)]
    for stay in made:
        searched(stay, by=station, on=DAY)
    name_person(made[0], "覃大贵", "", how="其兄确认", by=station, on=DAY)
    return made


def test_who_is_known_is_looked_for_no_more(stays: list[Stay]) -> None:
    known, sought = Search.objects.order_by("pk")

    text = Client().get("/open/searches/").content.decode()

    assert sought.number in text and known.number not in text
    assert Client().get(f"/open/searches/{known.number}/").status_code == 404
    assert Client().get(f"/open/searches/{known.number}/photo/").status_code == 404


def test_only_what_tells_her_apart_is_shown(stays: list[Stay]) -> None:
    row = Search.objects.get(down_on=None)

    answer = Client().get(f"/open/searches/{row.number}/")
    text = answer.content.decode()

    assert all(word in text for word in ("168 厘米", "左手缺一节小指", "大桥东侧桥墩下"))
    assert not any(word in text for word in ("阿贵", "双肩包", "人像比对"))
    assert "noindex" in answer["X-Robots-Tag"]
    assert Client().get(f"/open/searches/{row.number}/photo/")["Content-Type"] == "image/png"


def test_it_is_narrowed_by_the_address(stays: list[Stay]) -> None:
    row = Search.objects.get(down_on=None)

    def listed(query: str) -> bool:
        return row.number in Client().get(f"/open/searches/?{query}").content.decode()

    assert listed("sex=1&age=grown") and listed("sex=9&after=x")
    assert not (listed("sex=2") or listed("age=child") or listed("after=1"))


@pytest.mark.parametrize("many", [1, 20])
def test_the_list_needs_few_queries(
    stays: list[Stay], many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = Search.objects.get(down_on=None)
    spare = Stay.objects.exclude(pk__in=[stay.pk for stay in stays])
    assert not spare.exists()
    for number in range(many):
        stay = Stay.objects.get(pk=row.stay_id)
        stay.pk, stay.case_number, stay.finding = None, f"C{number}", None
        stay.save()
        Search.objects.create(
            number=f"XQ-{number}", stay=stay, division_code=row.division_code, sex=1, age=40,
            shown_sealed=row.shown_sealed, published_on=DAY, published_by="周",
        )  # fmt: skip

    with django_assert_max_num_queries(10):
        assert Client().get("/open/searches/").status_code == 200
