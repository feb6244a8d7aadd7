"""The handbook: gaps of the day, premises that can be let, policies as they hold."""

from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, VILLAGE_B, Cast
from minzheng.engines.circles import api
from minzheng.engines.circles.testing import MONDAY, canteen, premises

KIND, POLICY = "elder_canteen", "circles.serves_elder_canteen"


def published(cast: Cast, **more: Any) -> api.Edition:
    told: dict[str, Any] = {
        "division_code": DISTRICT, "title": "增城区养老服务招商手册", "contact": "020-00000000",
        "kinds": (KIND,), "premises": (), "policies": (POLICY,),
    } | more  # fmt: skip
    by = cast.viewers["district_clerk"]
    return api.publish_handbook(api.NewEdition(**told), by=by, on=MONDAY)


def surveyed(cast: Cast) -> api.Survey:
    canteen(seats=1)
    return api.survey(KIND, DISTRICT, by=cast.viewers["district_clerk"], on=MONDAY)


def test_it_tells_large_gaps_and_no_small_ones(elders: Cast) -> None:
    surveyed(elders)

    row = published(elders)

    # Two are not covered in the first village: too few to be told.
    assert [(each["division"], each["gap"]) for each in row.wanted] == [(VILLAGE_B, 8)]
    assert api.edition_shown() == row


def test_premises_that_were_let_disappear_from_it(elders: Cast) -> None:
    surveyed(elders)
    place = premises(elders)
    row = published(elders, premises=(place.pk,))
    assert api.premises_in(row) == [place]

    api.refuse_premises(place, "已卖", by=elders.viewers["district_clerk"], on=MONDAY)

    assert api.premises_in(row) == []


def test_a_policy_tells_its_value_source_and_status(elders: Cast) -> None:
    surveyed(elders)

    policy = api.policies_in(published(elders), MONDAY)[0]

    assert (policy.value, policy.status) == ("4人", "unconfirmed") and policy.source


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kinds": ("day_care",)}, "测算"), ({"kinds": ()}, "至少选一类"),
        ({"premises": (99,)}, "物业"), ({"policies": ("no.such",)}, "没有“no.such”"),
        ({"title": ""}, "名称"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused(elders: Cast, wrong: dict[str, Any], said: str) -> None:
    surveyed(elders)
    with pytest.raises(api.CirclesRefused, match=said):
        published(elders, **wrong)


def test_what_burns_is_not_offered(elders: Cast) -> None:
    surveyed(elders)
    place = premises(elders, fire="impossible")
    with pytest.raises(api.CirclesRefused, match="消防"):
        published(elders, premises=(place.pk,))


def test_withdrawn_it_gives_way_to_the_one_before(elders: Cast) -> None:
    surveyed(elders)
    first, second = published(elders), published(elders)
    by = elders.viewers["district_clerk"]

    api.withdraw_handbook(second, "数字有误", by=by, on=MONDAY)

    assert api.edition_shown() == first
    with pytest.raises(api.CirclesRefused, match="不用再撤"):
        api.withdraw_handbook(second, "再撤", by=by, on=MONDAY)


def test_a_town_does_not_publish(elders: Cast) -> None:
    surveyed(elders)
    new = api.NewEdition(DISTRICT, "手册", "电话", (KIND,), (), ())
    with pytest.raises(NotAllowed):
        api.publish_handbook(new, by=elders.viewers["town_head"], on=MONDAY)
