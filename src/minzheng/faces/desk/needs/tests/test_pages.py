"""Officers note, confirm, match, offer and confirm for somebody; the other town finds nothing."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.needs import api, finding
from minzheng.engines.needs.testing import World, world_of
from minzheng.faces.desk.tests.conftest import At, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]
pytestmark = pytest.mark.django_db
LUNCH = {"item": "lunch", "quantity": "5", "period": "week", "urgency": "1", "origin": "visit"}


@pytest.fixture
def world(cast: Cast) -> World:
    return world_of(cast)


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


@pytest.mark.parametrize("many", [1, 20])
@pytest.mark.parametrize(
    "url", ["/desk/needs/", "/desk/needs/supplies/", "/desk/needs/matchings/", "/desk/needs/gaps/"]
)
def test_lists_take_few_queries(
    world: World, at: At, django_assert_max_num_queries: DjangoAssertNumQueries, url: str, many: int
) -> None:
    world.gives()
    for _ in range(many):
        world.needs()
    api.propose("440118101000", by=world.clerk, on=world.cast.on)
    browser = at("town_clerk")

    with django_assert_max_num_queries(10):
        text_of(browser, url)


def test_one_need_takes_few_queries_and_masks_the_list(
    world: World, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    need = world.pledged().offering.need
    browser = at("town_clerk")

    with django_assert_max_num_queries(12):
        assert "罗春生" in text_of(browser, f"/desk/needs/{need.pk}/")
    assert "罗春生" not in text_of(browser, "/desk/needs/?state=any")


def test_a_need_is_noted_by_the_persons_number_and_confirmed(world: World, at: At) -> None:
    browser = at("village_worker")
    found = browser.post("/desk/needs/new/", {"id_number": APPLICANT_ID})
    browser.post(found.headers["Location"], LUNCH)
    need = api.Need.objects.get()

    at("town_clerk").post(f"/desk/needs/{need.pk}/confirm/", {"words": "属实"})

    need.refresh_from_db()
    assert (need.state, need.person, need.origin) == ("confirmed", world.cast.applicant, "visit")


def test_a_stranger_finds_neither_person_nor_need(world: World, at: At) -> None:
    need, browser = world.needs(), at("other_town_clerk")

    said = browser.post("/desk/needs/new/", {"id_number": APPLICANT_ID}).content.decode()

    assert "没有这个人" in said
    assert need.number not in text_of(browser, "/desk/needs/?state=any")
    for url in (f"{need.pk}/", f"{need.pk}/confirm/", f"people/{need.person_id}/"):
        assert browser.get(f"/desk/needs/{url}").status_code == 404
    assert browser.get("/desk/needs/999999999999999999999999/").status_code == 404


def test_a_matching_is_looked_at_and_sent(world: World, at: At) -> None:
    world.gives()
    need, browser = world.needs(), at("town_clerk")

    made = browser.post("/desk/needs/matchings/start/")
    shown = text_of(browser, made.headers["Location"])
    line = need.lines.get()
    assert "石桥颐康中心" in shown
    assert "每周费用 120.00 元" in text_of(browser, f"/desk/needs/lines/{line.pk}/")
    browser.post(f"{made.headers['Location']}confirm/")

    assert need.orders.get().state == "sent"


def test_a_change_of_the_proposal_wants_its_reason(world: World, at: At) -> None:
    supply, need, browser = world.gives(), world.needs(), at("town_clerk")
    browser.post("/desk/needs/matchings/start/")
    url = f"/desk/needs/lines/{need.lines.get().pk}/"

    said = browser.post(url, {"supply": supply.pk, "reason": ""}).content.decode()
    browser.post(url, {"supply": "", "reason": "家属下周再定"})

    assert "理由" in said
    assert need.lines.get().verdict == "dropped"


def test_words_that_name_somebody_are_not_offered(world: World, at: At) -> None:
    need, browser = world.needs("quilt", 2, period="once"), at("social_worker")
    url = f"/desk/needs/{need.pk}/offer/"

    said = browser.post(url, {"words": "罗春生要棉被"}).content.decode()
    browser.post(url, {"words": "冬天要两床棉被", "worth": "300"})

    assert "“罗春生”（姓名）" in said
    assert need.offerings.get().worth == 30_000


def test_an_assessment_leads_to_the_needs_it_proposes(world: World, at: At) -> None:
    browser, person = at("social_worker"), world.cast.applicant.pk
    told: dict[str, Any] = {each.key: each.answers[0].key for each in api.assessment_form()}

    browser.post(f"/desk/needs/people/{person}/assess/", told | {"health": "weak"})
    ledger = text_of(browser, f"/desk/needs/people/{person}/")

    assert "上门照料" in ledger
    assert "item=home_care" in ledger


def test_the_hotline_notes_and_reads_nothing(world: World, at: At) -> None:
    browser, person = at("hotline_clerk"), world.cast.applicant.pk

    browser.post(f"/desk/needs/new/{person}/", LUNCH | {"origin": "hotline"})

    assert api.Need.objects.get().origin == "hotline"
    assert browser.get("/desk/needs/").status_code == 403


def test_idle_supplies_are_found_beyond_a_page_of_full_ones(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = world.gives(capacity=2)
    api.send_order(world.needs(), api.Sending(full), by=world.clerk, on=world.cast.on)
    free = world.gives("lunch", "午餐")
    also = world.gives("supper", "午餐")
    monkeypatch.setattr(finding, "PAGE", 1)

    first = api.supply_page(world.clerk, api.SuppliesWanted(idle=True), world.cast.on)
    wanted = api.SuppliesWanted(idle=True, after=first.after)
    second = api.supply_page(world.clerk, wanted, world.cast.on)

    assert [each.supply for each in (*first.rows, *second.rows)] == [free, also]
    assert second.after == 0


def test_the_persons_file_leads_to_needs_and_orders(world: World, at: At) -> None:
    order, person = world.ordered(), world.cast.applicant.pk
    browser = at("town_clerk")

    assert f"/desk/needs/people/{person}/" in text_of(browser, f"/desk/people/{person}/")
    ledger = text_of(browser, f"/desk/needs/people/{person}/")

    assert "石桥颐康中心" in ledger and f"/desk/needs/{order.need_id}/" in ledger
