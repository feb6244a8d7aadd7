"""A need is noted by who may, confirmed, found not to be met, or withdrawn."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.audit.api import entries_about
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import DAY, World
from minzheng.engines.notices.api import Recipient, inbox


def lunch(world: World, **more: object) -> api.NewNeed:
    return api.NewNeed(
        **{"person": world.cast.applicant, "item": "lunch", "quantity": 5, "period": "week", **more}
    )  # type: ignore[arg-type]  # a test names only the columns it is about


def test_a_worker_notes_it_and_the_clock_runs(world: World) -> None:
    need = world.noted(lunch(world, words="自己做不了饭", origin=api.VISIT))

    assert (need.state, need.weekly, need.due_on) == ("noted", 5, date(2026, 11, 5))
    assert need.words == "自己做不了饭"
    assert "做不了饭" not in need.words_sealed
    assert [entry.verb for entry in entries_about(need.ref)] == ["note_need"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"item": "moon"}, "需求目录"),
        ({"quantity": 0}, "不在 1 到"),
        ({"period": "day"}, "多久"),
        ({"times": ("noon",)}, "时间"),
        ({"words": "长" * 501}, "最多 500"),
        ({"until": date(2026, 11, 1)}, "已经过了"),
    ],
)
def test_what_cannot_be_is_refused(world: World, wrong: dict[str, object], said: str) -> None:
    with pytest.raises(api.NeedRefused, match=said):
        world.noted(lunch(world, **wrong))


def test_a_citizen_asks_for_herself_and_her_household_only(world: World) -> None:
    wife, neighbour = world.cast.viewers["spouse"], world.cast.viewers["other_town_clerk"]

    need = api.note_need(lunch(world), by=wife, on=DAY)

    assert need.asked_by == world.cast.spouse.pk
    assert api.own_need(wife, need.pk) == need
    with pytest.raises(NotAllowed):
        api.note_need(lunch(world), by=neighbour, on=DAY)


def test_the_other_town_sees_and_confirms_nothing(world: World) -> None:
    need = world.noted(lunch(world))
    stranger = world.cast.viewers["other_town_clerk"]

    assert not api.needs_of(stranger).exists()
    with pytest.raises(api.NoSuchNeed):
        api.need_for(stranger, need.pk)
    with pytest.raises(NotAllowed):
        api.confirm_need(need, "", by=stranger, on=DAY)


def test_a_village_worker_notes_but_does_not_confirm(world: World) -> None:
    need = world.noted(lunch(world))

    with pytest.raises(NotAllowed):
        api.confirm_need(need, "", by=world.cast.viewers["village_worker"], on=DAY)


def test_what_cannot_be_met_is_told_with_its_reason(world: World) -> None:
    need = world.needs("lunch", 5)

    api.find_unmet(need, "no_supply", "镇上饭堂年底开办后再安排", by=world.clerk, on=DAY)

    need.refresh_from_db()
    assert (need.state, need.reason_name) == ("unmet", "附近没有能提供的机构")
    told = inbox(Recipient("person", str(world.cast.applicant.pk)))[0].text
    assert "年底开办" in told
    with pytest.raises(api.NeedRefused):
        api.find_unmet(need, "no_supply", "再说一次", by=world.clerk, on=DAY)


def test_who_asked_withdraws_it_and_nobody_else(world: World) -> None:
    need = api.note_need(lunch(world), by=world.cast.viewers["applicant"], on=DAY)

    with pytest.raises(NotAllowed):
        api.withdraw_need(need, "", by=world.cast.viewers["spouse"], on=DAY)
    api.withdraw_need(need, "儿子回来了", by=world.cast.viewers["applicant"], on=DAY)

    need.refresh_from_db()
    assert need.state == "withdrawn"


def test_an_assessment_proposes_items_once(world: World) -> None:
    answers = {each.key: each.answers[0].key for each in api.assessment_form()}
    told = {**answers, "health": "weak", "guardianship": "meals"}

    row = api.assess(world.cast.applicant, told, by=world.clerk, on=DAY)
    world.needs("bath")

    assert [item.key for _, item in api.proposed(row)] == ["home_care", "bath", "lunch"]
    assert [item.key for _, item in api.still_open(row)] == ["home_care", "lunch"]
    assert "weak" not in row.answers_sealed
    with pytest.raises(api.NeedRefused, match="健康"):
        api.assess(world.cast.applicant, {**answers, "health": ""}, by=world.clerk, on=DAY)
