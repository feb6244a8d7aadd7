"""Evaluations at the desk: few queries, blind scoring, sums that do not fit, money in two hands."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import DAY, LATER, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 14  # the frame takes four of them
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def at(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who], backend=BACKEND)
    return client


def page(world: World, who: str, name: str, *args: object) -> str:
    response = at(world, who).get(reverse(f"desk:{name}", args=args))
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def test_pages_take_few_queries(world: World) -> None:
    entry = world.reviewed()

    for name, pk in (
        ("evaluations", None),
        ("evaluation", entry.round_id),
        ("evaluated", entry.pk),
    ):
        client = at(world, "district_clerk")
        url = reverse(f"desk:{name}", args=[pk] if pk else [])
        client.get(url)
        with CaptureQueriesContext(connection) as taken:
            client.get(url)
        assert len(taken) <= MOST_QUERIES, name


def test_who_has_not_scored_does_not_see_the_others_marks(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    world.assess(entry, "assessor")
    second = world.viewer("second_assessor")
    api.name_assessor(world.viewer("district_clerk"), entry.pk, second.doer.key, on=DAY)

    assert "莫婉婷</th>" not in page(world, "second_assessor", "evaluated", entry.pk)
    assert "莫婉婷</th>" in page(world, "district_clerk", "evaluated", entry.pk)


def test_the_arithmetic_of_the_records_is_shown(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)

    assert "这段时间没有服务记录，由评估人员现场评分" in page(
        world, "district_clerk", "evaluated", entry.pk
    )


def test_points_that_do_not_add_up_stay_on_the_form(world: World) -> None:
    rubric = api.shipped()["home_care"]
    sent = {f"p_{code}": api.points_text(item.points) for code, item in rubric.items.items()}
    sent |= {"p_A2": "9", "why": "试", "since_year": "2026", "since_month": "11", "since_day": "2"}

    response = at(world, "district_clerk").post(
        reverse("desk:rubric-change", args=["home_care"]), sent
    )

    assert "加起来是 21 分，应为 20 分，多 1 分" in response.content.decode()


def test_a_rubric_is_written_as_text_and_read_back(world: World) -> None:
    text = api.as_text(api.shipped()["institution"])
    sent = {"key": "child_home", "text": text, "why": "儿童福利机构照此试评",
            "since_year": "2026", "since_month": "11", "since_day": "2"}  # fmt: skip

    response = at(world, "district_clerk").post(reverse("desk:rubric-write"), sent)

    assert response.status_code == 302
    row = api.Scheme.objects.get(key="child_home")
    assert row.rubric.dimensions == api.shipped()["institution"].dimensions


def test_the_result_waits_for_the_window(world: World) -> None:
    entry = world.reviewed()
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)

    response = at(world, "district_head").get(
        reverse("desk:evaluation-decide", args=[entry.round_id])
    )

    assert response.status_code == 409
    assert "异议期没有过" in response.content.decode()


def test_money_from_the_grade_to_the_voucher(world: World) -> None:
    entry = world.decided()
    world.enter("home_care_base", "30000元")
    fund = world.fund(10_000_000)
    (Path(settings.DATA_DIR) / "business-date.txt").write_text(LATER.isoformat())
    at(world, "district_clerk").post(reverse("desk:evaluation-reckon", args=[entry.round_id]))
    row = api.Subsidy.objects.get()

    at(world, "district_head").post(
        reverse("desk:subsidy-approve", args=[row.pk]), {"fund": fund.pk}
    )
    at(world, "finance_clerk").post(reverse("desk:subsidy-pay", args=[row.pk]))

    row.refresh_from_db()
    assert (row.state, row.amount) == (api.SubsidyState.PAID, 3_000_000)
    assert row.voucher in page(world, "finance_clerk", "subsidy", row.pk)


def test_an_officer_of_another_town_finds_nothing(world: World) -> None:
    entry = world.entry(world.plan())

    response = at(world, "other_town_clerk").get(reverse("desk:evaluated", args=[entry.pk]))

    assert response.status_code == 404
