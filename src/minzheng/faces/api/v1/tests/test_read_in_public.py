"""What anybody reads without a key."""

from typing import Any

from minzheng.engines.access.testing import DISTRICT, Cast

from .conftest import Program

OPEN = Program("")


def test_every_matter_has_its_guide_and_its_form(cast: Cast) -> None:
    status, listed = OPEN.get("/matters")

    assert status == 200 and len(listed["items"]) >= 14
    for row in listed["items"]:
        assert OPEN.get(f"/matters/{row['key']}")[0] == 200
        status, form = OPEN.get(f"/matters/{row['key']}/form")
        assert status == 200 and form["schema"]["properties"]


def test_a_guide_that_has_not_changed_is_not_sent_again(cast: Cast) -> None:
    first = OPEN.client.get("/api/v1/matters")

    again = OPEN.client.get("/api/v1/matters", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def asks(**body: Any) -> tuple[int, Any]:
    return OPEN.send("post", "/matters/relief/dibao/eligibility", body)


def test_facts_left_out_are_unknown_and_not_no(cast: Cast) -> None:
    status, told = asks(place=DISTRICT)

    assert status == 200 and told["eligible"] is None and told["missing"]


def test_a_wrong_fact_is_told_with_its_pointer(cast: Cast) -> None:
    members = [{"wage_income": "很多"}]

    status, told = asks(place=DISTRICT, household={"nonsense": 1}, members=members)

    assert status == 422
    pointers = [each["pointer"] for each in told["errors"]]
    assert pointers == ["/household/nonsense", "/members/0/wage_income"]
    assert told["remedy"]


def test_an_unknown_matter_is_a_problem_in_chinese(cast: Cast) -> None:
    status, told = OPEN.get("/matters/relief/nothing")

    assert status == 404 and "没有事项" in told["detail"]


def test_parameters_come_in_signed_pages(cast: Cast) -> None:
    _, first = OPEN.get("/parameters?limit=5")
    _, second = OPEN.get(f"/parameters?limit=5&next={first['next']}")

    assert len(first["items"]) == len(second["items"]) == 5
    assert {r["key"] for r in first["items"]}.isdisjoint(r["key"] for r in second["items"])
    assert OPEN.get("/parameters?next=forged")[0] == 400


def test_money_is_whole_fen_beside_its_words(cast: Cast) -> None:
    _, told = OPEN.get(f"/parameters/dibao.standard?place={DISTRICT}")

    assert isinstance(told["value_raw"], int) and told["value"].endswith(("月", "元"))
    assert told["source"] and told["checked_on"]
