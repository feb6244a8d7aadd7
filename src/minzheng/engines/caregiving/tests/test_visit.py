"""A visit finds how she is; what is bad is seen again, a changed ability opens the review."""

from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.caregiving.api import (
    CaregivingRefused,
    NewVisit,
    ask_other_mode,
    follow,
    in_force,
    open_review,
    record_visit,
    see_right,
    see_wrong,
)
from minzheng.engines.caregiving.testing import assessed, seen
from minzheng.engines.caregiving.tests.conftest import DECIDED, Agree, World
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import take
from minzheng.engines.notices import api as notices

DAY = DECIDED + timedelta(days=4)


def inbox(key: str) -> list[str]:
    return [row.text for row in notices.inbox(notices.Recipient("officer", key))]


def test_a_visit_at_which_she_was_seen_counts(world: World, agree: Agree) -> None:
    agree()

    record_visit(world.charge, seen(world.charge, DAY), by=world.worker, on=DAY)

    assert world.charge.visit_due == DAY + timedelta(days=30)  # half care: every thirty days


def test_one_at_which_nobody_opened_does_not(world: World, agree: Agree) -> None:
    agree()
    due = world.charge.visit_due

    with pytest.raises(CaregivingRefused, match="写明为什么"):
        record_visit(world.charge, NewVisit(DAY, seen=False), by=world.worker, on=DAY)
    away = NewVisit(DAY, seen=False, words="去镇上看病，明天再来")
    record_visit(world.charge, away, by=world.worker, on=DAY)

    assert world.charge.visit_due == due


def test_every_answer_is_asked_for(world: World, agree: Agree) -> None:
    agree()
    wrong: tuple[dict[str, Any], ...] = (
        {"abilities": {}}, {"tasks": {}}, {"money": ""}, {"day": date(2026, 1, 1)},
    )  # fmt: skip
    for told in wrong:
        with pytest.raises(CaregivingRefused):
            visit = seen(world.charge, **{"day": DAY, **told})
            record_visit(world.charge, visit, by=world.worker, on=DAY)


def test_the_other_villages_worker_may_not(world: World) -> None:
    stranger = world.cast.viewers["other_village_worker"]

    with pytest.raises(NotAllowed):
        record_visit(world.charge, seen(world.charge, DAY), by=stranger, on=DAY)


def test_what_is_bad_is_seen_again_and_then_somebody_else_is_due(
    world: World, agree: Agree
) -> None:
    agreement = agree()
    tasks = {code: "done" for code, _ in agreement.task_words} | {"meals": "not_done"}
    bad = seen(world.charge, DAY, tasks=tasks, money="part", complaint="三餐凑合")
    visit = record_visit(world.charge, bad, by=world.worker, on=DAY)

    first, second, third = visit.faults.all()
    assert first.item == "没做到：一日三餐吃得上、吃得热" and first.due_on == DAY + timedelta(
        days=7
    )
    see_right(second, "补给了", by=world.worker, on=DAY)
    see_wrong(first, "还是一天一顿", by=world.worker, on=DAY)

    assert world.charge.duty == "replace" and third.waits
    assert any("另找照料人" in text for text in inbox("town_head"))
    with pytest.raises(CaregivingRefused, match="刷新"):
        see_right(first, "好了", by=world.worker, on=DAY)


def test_words_about_needs_reach_the_clerk_and_stay_sealed(world: World, agree: Agree) -> None:
    agree()

    visit = record_visit(
        world.charge, seen(world.charge, DAY, needs="想装扶手"), by=world.worker, on=DAY
    )

    assert "扶手" not in visit.needs_sealed and visit.needs == "想装扶手"
    assert any("有需要帮助" in text for text in inbox("town_clerk"))


def test_worse_abilities_open_the_review_once(world: World, agree: Agree) -> None:
    agree()
    worse = dict.fromkeys(world.charge.abilities, False)

    first = record_visit(
        world.charge, seen(world.charge, DAY, abilities=worse), by=world.worker, on=DAY
    )
    again = record_visit(
        world.charge, seen(world.charge, DAY, abilities=worse), by=world.worker, on=DAY
    )

    case = Case.objects.get(number=first.case_number)
    assert (case.event, case.state) == ("自理能力变化", Case.OPEN)
    assert again.case_number == first.case_number
    assert open_review(world.charge) == case


def test_a_higher_tier_asks_for_a_new_agreement_and_the_money_follows(
    world: World, agree: Agree
) -> None:
    agree()
    worse = dict.fromkeys(world.charge.abilities, False)
    visit = record_visit(
        world.charge, seen(world.charge, DAY, abilities=worse), by=world.worker, on=DAY
    )
    raise_tier(world, visit.case_number)

    assert follow(DAY).changed == 1
    assert (world.charge.tier, world.charge.duty) == ("full", "renew")
    assert world.charge.visit_due == DAY + timedelta(days=15)  # full care: every fifteen days
    assert any("变为全护理" in text for text in inbox("town_head"))

    new = agree(on=DAY)
    assert (new.care, new.monthly) == (70_000, 275_200)
    assert world.charge.duty == "" and in_force(world.charge) == new


def test_another_mode_is_the_matters_to_decide(world: World) -> None:
    number = ask_other_mode(world.charge, DAY, by=world.clerk, on=DAY)

    assert Case.objects.get(number=number).event == "供养方式变化"


def raise_tier(world: World, number: str) -> None:
    case = Case.objects.get(number=number)
    clerk, head = world.cast.viewers["district_clerk"], world.cast.viewers["district_head"]
    record = assessed(6)
    take(case, "复核评估", "拟提高", by=clerk, on=DAY, signers=("second_assessor",), **record)
    take(case, "决定", "提高", by=head, on=DAY)
