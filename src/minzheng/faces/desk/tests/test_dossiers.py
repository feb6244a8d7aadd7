"""一户一档 and 一人一档: masked, few queries, opened only for a purpose."""

from typing import Any

from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.registers.people.api import Person

MOST_QUERIES = 10


def test_a_household_needs_few_queries(
    cast: Cast, case: Case, at: Any, django_assert_max_num_queries: Any
) -> None:
    client = at("town_clerk")

    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(f"/desk/households/{cast.household.number}/").content.decode()

    assert "谢月娥" in page and case.number in page
    assert "12号" not in page


def test_a_person_needs_few_queries_and_is_masked(
    cast: Cast, at: Any, django_assert_max_num_queries: Any
) -> None:
    client = at("town_clerk")

    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(f"/desk/people/{cast.applicant.pk}/").content.decode()

    assert "440118********0019" in page
    assert APPLICANT_ID not in page and "13800138000" not in page


def test_a_sealed_field_is_shown_once_and_recorded(cast: Cast, at: Any) -> None:
    url = f"/desk/people/{cast.applicant.pk}/open/"
    client = at("town_clerk")

    page = client.post(url, {"field": "id_number", "purpose": "核实身份"})

    assert APPLICANT_ID in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    entry = entries_about(f"person:{cast.applicant.pk}")[-1]
    assert (entry.verb, entry.purpose) == ("open_field", "核实身份")
    trail = client.get(f"/desk/people/{cast.applicant.pk}/trail/").content.decode()
    assert "查看敏感信息" in trail and "李建国" in trail


def test_a_sealed_field_stays_shut_without_a_purpose(cast: Cast, at: Any) -> None:
    url = f"/desk/people/{cast.applicant.pk}/open/"

    page = at("town_clerk").post(url, {"field": "id_number"}).content.decode()

    assert APPLICANT_ID not in page
    assert "请选择“查看目的”" in page


def test_people_are_found_by_name_initials_number_and_phone(cast: Cast, at: Any) -> None:
    client = at("town_clerk")

    for text in ("罗春", "lcs", "luoc", "0019", APPLICANT_ID, "13800138000"):
        page = client.post("/desk/people/", {"q": text}, follow=True).content.decode()
        assert "罗春生" in page, text
    assert client.get("/desk/people/", {"q": cast.household.number}).status_code == 302


def test_people_of_another_town_are_not_found(cast: Cast, at: Any) -> None:
    client = at("other_town_clerk")

    assert "没有查到" in client.get("/desk/people/", {"q": "罗春"}).content.decode()
    assert client.get(f"/desk/households/{cast.household.number}/").status_code == 404


def death(cast: Cast) -> dict[str, str]:
    return {
        "event": "死亡", "person": str(cast.spouse.pk), "happened_on_year": "2026",
        "happened_on_month": "11", "happened_on_day": "2", "source": "家属来电",
    }  # fmt: skip


def test_a_death_is_first_told_then_recorded(cast: Cast, at: Any) -> None:
    url, client = f"/desk/households/{cast.household.number}/report/", at("village_worker")

    told = client.post(url, death(cast)).content.decode()
    alive = Person.objects.get(pk=cast.spouse.pk).died_on is None
    done = client.post(url, {**death(cast), "confirmed": "1"})

    assert "确认登记" in told and alive
    assert done.status_code == 302
    assert Person.objects.get(pk=cast.spouse.pk).died_on is not None


def test_a_death_in_the_future_is_refused_in_words(cast: Cast, at: Any) -> None:
    url = f"/desk/households/{cast.household.number}/report/"
    later = {**death(cast), "happened_on_day": "20", "confirmed": "1"}

    page = at("village_worker").post(url, later).content.decode()

    assert "晚于今天" in page


def test_the_thirtieth_of_february_is_no_day(cast: Cast, at: Any) -> None:
    url = f"/desk/households/{cast.household.number}/report/"
    wrong = {**death(cast), "happened_on_month": "2", "happened_on_day": "30"}

    page = at("village_worker").post(url, wrong).content.decode()

    assert "没有 2026 年 2 月 30 日这一天" in page


def test_the_next_look_at_an_unsteady_income_comes_after_half_a_year(
    cast: Cast, case: Case, at: Any
) -> None:
    decided_case(cast, case)

    page = at("district_clerk").get(f"/desk/households/{cast.household.number}/").content.decode()
    Person.objects.update(labour_capacity=4)
    settled = at("district_clerk").get(f"/desk/households/{cast.household.number}/")

    assert "2027-05-16" in page
    assert "2027-11-16" in settled.content.decode()
