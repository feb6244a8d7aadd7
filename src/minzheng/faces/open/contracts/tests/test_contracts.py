"""Everybody reads what was promised, reached, paid and scored; never who wrote or was served."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import DAY, Cast, make_cast
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    NAME,
    accepted,
    approved,
    awarded,
    called,
    contract_told,
    fund,
    manager_of,
    organisation,
    paid,
    reported,
    signed,
)

pytestmark = pytest.mark.django_db
NOW = DAY + timedelta(days=3)
SCORES = dict.fromkeys((each.key for each in api.questions()), 87)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Any) -> Cast:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(NOW.isoformat())
    return make_cast(DAY)


def text_of(url: str) -> str:
    answer = Client().get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def half_done(cast: Cast) -> api.Contract:
    contract = signed(cast, DAY)
    manager = manager_of(contract.organisation, DAY)
    for claimed in ({}, {"A": 80, "B": 3}):
        stage = accepted(reported(contract, manager, claimed, DAY), cast, claimed, DAY)
        if stage.amount:
            paid(stage, cast, DAY)
    return contract


def test_a_contract_is_told_in_figures(cast: Cast) -> None:
    contract = half_done(cast)

    text = text_of(f"/open/contracts/{contract.pk}/")

    assert "80 人次" in text and "40.0%" in text and "少于 5，不单独公布" in text
    assert "60,000.00" in text and NAME in text and "还没有评价" in text
    assert contract.project.title in text_of("/open/contracts/")


def test_no_person_and_no_words_about_persons_are_told(cast: Cast) -> None:
    contract, by = half_done(cast), cast.viewers["district_clerk"]
    api.stop_contract(contract, "负责人罗春生病了", by=by, on=DAY)
    told = api.Evaluation(SCORES, "罗春生说做得好")
    api.evaluate_project(contract.project, told, by=by, on=DAY)
    new = api.NewFollowUp(True, 3, "问过罗春生")
    api.follow_up_project(contract.project, new, by=by, on=DAY)

    text = text_of(f"/open/contracts/{contract.pk}/") + text_of("/open/contracts/")

    assert "87" in text and "服务还在" in text
    secrets = ("罗春生", by.doer.name, "柯美玲", "探访和小组按计划做", "看了签到表")
    assert all(word not in text for word in secrets)


def test_what_is_not_signed_is_not_told(cast: Cast) -> None:
    project = approved(cast, DAY)

    assert project.title not in text_of("/open/contracts/")
    for url in ("/open/contracts/1/", "/open/rounds/1/", "/open/contracts/99999999999999999999/"):
        assert Client().get(url).status_code == 404


def test_an_award_is_told_with_its_score_once_it_is_published(cast: Cast) -> None:
    manager, clerk = manager_of(organisation(), DAY), cast.viewers["district_clerk"]
    row = awarded(cast, manager, DAY)
    url = f"/open/rounds/{row.pk}/"
    document = api.publicise_award(row, by=clerk, on=DAY)
    assert NAME not in text_of(url) and "还没有公示结果" in text_of(url)

    disclosure.publish(document, by=cast.viewers["district_head"], on=DAY)

    text = text_of(url)
    assert NAME in text and "50,000.00" in text and "敲门行动0" in text
    assert "<td" in text and ">80<" in text and "公示中" in text


def test_a_call_is_told_and_no_proposal(cast: Cast) -> None:
    row = called(cast, DAY)
    manager = manager_of(organisation(), DAY)
    api.hand_in_proposal(
        manager,
        row.pk,
        api.NewProposal("夜里敲钟", "需", "做", "成", (api.Cost("补贴", 9),)),
        on=DAY,
    )

    text = text_of(f"/open/rounds/{row.pk}/") + text_of("/open/rounds/")

    assert (
        row.topic in text and "300,000.00" in text and NAME not in text and "夜里敲钟" not in text
    )


def test_both_are_open_data(cast: Cast) -> None:
    half_done(cast)
    rows = Client().get("/open/data/contracts.json").json()["rows"]
    told = [(row["indicator"], row["done"], row["note"]) for row in rows]
    assert told == [("入户探访", 80, ""), ("支持小组", None, "少于5，不单独公布")]

    row = awarded(cast, manager_of(organisation("52440118MJ7654321G", "新圩公益"), DAY), DAY)
    assert Client().get("/open/data/venture-awards.json").json()["rows"] == []
    by = cast.viewers["district_clerk"]
    disclosure.publish(
        api.publicise_award(row, by=by, on=DAY), by=cast.viewers["district_head"], on=DAY
    )
    (won,) = Client().get("/open/data/venture-awards.json").json()["rows"]
    assert (won["score"], won["award_yuan"]) == (80.0, "50000.00")


@pytest.mark.parametrize("many", [1, 12])
def test_the_pages_cost_the_same_whatever_the_size(
    cast: Cast, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    contract = half_done(cast)
    for number in range(many):
        _another(cast, number, DAY)
        called(cast, DAY)

    for url in ("/open/contracts/", f"/open/contracts/{contract.pk}/", "/open/rounds/"):
        with django_assert_max_num_queries(10):
            text_of(url)


def _another(cast: Cast, number: int, on: date) -> None:
    told = contract_told(organisation(), fund(on), on)
    told = api.NewContract(**{**vars(told), "amount": 100, "split_words": "另一个镇"})
    project = approved(cast, on, title=f"又一个 {number}")
    api.sign_contract(project, told, by=cast.viewers["district_clerk"], on=on)
