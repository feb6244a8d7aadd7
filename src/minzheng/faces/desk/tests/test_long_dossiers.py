"""A person with hundreds of cases and letters: a hundred rows at a time, in few queries."""

from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, Check

from .test_many_cases import MOST_QUERIES, many_like

COUNT = 230


@pytest.fixture
def crowded(cast: Cast, case: Case) -> Case:
    many_like(case, COUNT - 1)
    return case


@pytest.mark.parametrize("where", ["person", "household"])
def test_cases_are_shown_a_hundred_at_a_time(crowded: Case, at: Any, where: str) -> None:
    client, seen, query = at("town_clerk"), set[str](), ""
    address = {
        "person": f"/desk/people/{crowded.applicant_id}/benefits/",
        "household": f"/desk/households/{crowded.household.number}/",
    }[where]

    for _ in range(3):
        page = client.get(address + query).content.decode()
        numbers = {n for n in Case.objects.values_list("number", flat=True) if f"/{n}/" in page}
        seen |= numbers
        query = page.partition('rel="next" href="')[2].partition('"')[0]

    assert "共 230 条" in page
    assert len(seen) == COUNT
    assert query == ""


def test_the_pages_of_a_crowded_dossier_need_few_queries(
    crowded: Case, at: Any, django_assert_max_num_queries: Any
) -> None:
    client, person = at("town_clerk"), crowded.applicant_id

    for url in (
        f"/desk/people/{person}/",
        f"/desk/people/{person}/benefits/",
        f"/desk/people/{person}/papers/",
        f"/desk/households/{crowded.household.number}/",
    ):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(url).status_code == 200


def test_every_check_of_a_crowded_person_can_be_reached(crowded: Case, at: Any) -> None:
    Check.objects.bulk_create(
        Check(case=crowded, person=crowded.applicant, member="甲", item=f"事项{n:03d}",
              column=f"c{n}", found="有", source="来源", found_on="2026-11-01", state="consistent")
        for n in range(130)
    )  # fmt: skip
    client, address = at("town_clerk"), f"/desk/people/{crowded.applicant_id}/papers/"

    first = client.get(address).content.decode()
    second = client.get(address + first.partition('rel="next" href="')[2].partition('"')[0])

    shown = [first.count("事项"), second.content.decode().count("事项")]
    assert "事项129" in first
    assert "事项000" in second.content.decode()
    assert shown[1] < shown[0]


def test_an_officer_of_another_town_finds_neither(crowded: Case, at: Any) -> None:
    client = at("other_town_clerk")

    for url in (
        f"/desk/people/{crowded.applicant_id}/benefits/",
        f"/desk/households/{crowded.household.number}/?cases={crowded.pk}",
    ):
        assert client.get(url).status_code == 404
