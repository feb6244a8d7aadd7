"""Assessors: no ties, two at least, near enough; the review changes points with a reason."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import (
    DAY,
    LATER,
    WORDS,
    World,
    claims_of,
    scores_of,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import (
    NewMember,
    NewOrganisation,
    find_by_credit_code,
    register_organisation,
    take_on_member,
)

RELATED = "52440118MJ12345611"


def ready(world: World) -> api.Entry:
    """Handed in, two assessors named and declared."""
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    for key in ("assessor", "second_assessor"):
        me = world.viewer(key)
        api.name_assessor(world.viewer("district_clerk"), entry.pk, me.doer.key, on=DAY)
        api.declare_ties(me, entry.pk, tied=False, words="", on=DAY)
    entry.refresh_from_db()
    return entry


def test_the_house_s_own_manager_cannot_assess(world: World) -> None:
    entry = world.entry(world.plan())
    organisation = find_by_credit_code(world.home.credit_code)
    assert organisation is not None
    new = NewMember(organisation, "莫婉婷", "worker", date(2026, 1, 1))
    take_on_member(new, by=SYSTEM)

    with pytest.raises(api.EvaluationRefused, match="应当回避"):
        api.name_assessor(world.viewer("district_clerk"), entry.pk, "assessor", on=DAY)


def test_nor_who_belongs_to_a_related_organisation(world: World) -> None:
    entry = world.entry(world.plan())
    new = NewOrganisation(RELATED, "石桥养老集团", "440118000000", date(2020, 1, 1))
    parent = register_organisation(new, by=SYSTEM)
    take_on_member(NewMember(parent, "莫婉婷", "manager", date(2021, 1, 1)), by=SYSTEM)
    api.save_self(world.house, entry.pk, claims_of(entry.rubric, 9), on=DAY)
    api.hand_in_self(world.house, entry.pk, "", [RELATED], on=DAY)

    with pytest.raises(api.EvaluationRefused, match="石桥养老集团"):
        api.name_assessor(world.viewer("district_clerk"), entry.pk, "assessor", on=DAY)


def test_a_related_organisation_is_named_by_its_code(world: World) -> None:
    entry = world.entry(world.plan())
    api.save_self(world.house, entry.pk, claims_of(entry.rubric, 9), on=DAY)

    with pytest.raises(api.EvaluationRefused, match="关联组织“石桥集团”"):
        api.hand_in_self(world.house, entry.pk, "", ["石桥集团"], on=DAY)


def test_who_has_ties_scores_nothing(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    api.name_assessor(world.viewer("district_clerk"), entry.pk, "assessor", on=DAY)
    me = world.viewer("assessor")
    api.declare_ties(me, entry.pk, tied=True, words="母亲住在这里", on=DAY)

    with pytest.raises(api.EvaluationRefused, match="应当回避"):
        api.save_scores(me, entry.pk, {}, on=DAY)


def test_nobody_scores_before_she_declared(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    api.name_assessor(world.viewer("district_clerk"), entry.pk, "assessor", on=DAY)

    with pytest.raises(api.EvaluationRefused, match="先声明"):
        api.save_scores(world.viewer("assessor"), entry.pk, {}, on=DAY)


def test_who_was_not_named_does_not_score(world: World) -> None:
    entry = ready(world)

    with pytest.raises(NotAllowed):
        api.save_scores(world.viewer("town_clerk"), entry.pk, {}, on=DAY)


def test_one_assessor_is_not_enough(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)

    row = world.assess(entry, "assessor")

    assert row.state == api.EntryState.HANDED_IN


def test_two_who_are_near_send_it_to_the_review(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    world.assess(entry, "assessor", 9)

    row = world.assess(entry, "second_assessor", 8)

    assert row.state == api.EntryState.ASSESSED


def test_far_apart_they_must_agree_and_another_confirms(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    first, second = world.viewer("assessor"), world.viewer("second_assessor")
    world.assess(entry, "assessor", 9)
    row = world.assess(entry, "second_assessor", 9, A2=api.Score(40))
    assert [line.item.code for line in api.sheet_for(row, DAY).apart] == ["A2"]
    assert row.state == api.EntryState.HANDED_IN

    api.agree(first, entry.pk, "A2", api.Score(60, "一处扶手松动"), on=DAY)
    with pytest.raises(api.OtherPersonNeeded):
        api.confirm_agreement(first, entry.pk, "A2", on=DAY)
    row = api.confirm_agreement(second, entry.pk, "A2", on=DAY)

    assert row.state == api.EntryState.ASSESSED
    assert api.sheet_for(row, DAY).final["A2"] == 60


def test_the_mean_counts_rounded_down(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    world.assess(entry, "assessor", 9, A2=api.Score(70))
    row = world.assess(entry, "second_assessor", 9, A2=api.Score(75))

    assert api.sheet_for(row, DAY).final["A2"] == 72


def test_scores_missing_are_named(world: World) -> None:
    entry = ready(world)
    me = world.viewer("assessor")
    api.save_scores(me, entry.pk, {"A2": api.Score(70)}, on=DAY)

    with pytest.raises(api.EvaluationRefused, match="没有评分"):
        api.hand_in_scores(me, entry.pk, api.Visit(DAY, WORDS), on=DAY)


def test_scores_above_the_maximum_are_refused(world: World) -> None:
    entry = ready(world)

    with pytest.raises(api.EvaluationRefused, match="A2“场地、消防和无障碍设施”最多 8 分"):
        api.save_scores(world.viewer("assessor"), entry.pk, {"A2": api.Score(90)}, on=DAY)


def test_a_visit_of_tomorrow_is_refused(world: World) -> None:
    entry = ready(world)
    me = world.viewer("assessor")
    api.save_scores(me, entry.pk, scores_of(entry, 9), on=DAY)

    with pytest.raises(api.EvaluationRefused, match="到现场的日期"):
        api.hand_in_scores(me, entry.pk, api.Visit(LATER, WORDS), on=DAY)


def test_the_review_changes_points_only_with_a_reason(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    for key in ("assessor", "second_assessor"):
        world.assess(entry, key)
    clerk = world.viewer("district_clerk")

    with pytest.raises(api.EvaluationRefused, match="为什么改"):
        api.review(clerk, entry.pk, api.Review({"A2": api.Change(10, " ")}, {}, "好"), on=DAY)
    found = api.Review({"A2": api.Change(10, "照片是去年的")}, {}, "同意，改一项")
    row = api.review(clerk, entry.pk, found, on=DAY)

    assert row.final["A2"] == 10
    assert row.total == sum(row.parts.values())
