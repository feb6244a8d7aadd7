"""A round: self-score, assessors, review, publicity, objection, result; each wrong step refused."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import (
    DAY,
    LATER,
    PAPER,
    SELF_UNTIL,
    WORDS,
    World,
    claims_of,
    scores_of,
)
from minzheng.engines.notices.api import Recipient, inbox
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


def test_every_house_of_the_kinds_is_invited(world: World) -> None:
    row = world.plan()

    names = set(row.entries.values_list("name", flat=True))

    assert names == {"石桥颐康中心", "新圩颐康中心"}


def test_a_year_has_one_round(world: World) -> None:
    world.plan()

    with pytest.raises(api.EvaluationRefused, match="已经公布过"):
        world.plan()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"until": DAY}, "还没有过完"),
        ({"since": date(2026, 12, 1)}, "起日不能晚于止日"),
        ({"self_until": date(2026, 10, 1)}, "已经过去"),
        ({"plan": " "}, "方案"),
        ({"scheme": "institution"}, "没有“养老机构等级评定”适用的单位"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(world: World, more: dict[str, object], told: str) -> None:
    with pytest.raises(api.EvaluationRefused, match=told):
        world.plan(**more)


def test_the_self_score_is_kept_as_it_goes(world: World) -> None:
    entry = world.entry(world.plan())
    api.save_self(world.house, entry.pk, {"A3": api.Claim(30, "开到六点")}, on=DAY)
    api.save_self(world.house, entry.pk, {"A3": api.Claim(40)}, on=DAY)

    assert [(m.item, m.points) for m in entry.self_marks.all()] == [("A3", 40)]


@pytest.mark.parametrize("points", [41, -1])
def test_points_above_the_maximum_are_refused(world: World, points: int) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.EvaluationRefused, match="A3“按公布的时间开放”最多 4 分"):
        api.save_self(world.house, entry.pk, {"A3": api.Claim(points)}, on=DAY)


def test_missing_items_are_named(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.EvaluationRefused, match="还有 17 项没有自评：A1"):
        api.hand_in_self(world.house, entry.pk, "", [], on=DAY)


def test_missing_evidence_is_refused(world: World) -> None:
    entry = world.entry(world.plan())
    claims = claims_of(entry.rubric, 10) | {"B1": api.Claim(60)}
    api.save_self(world.house, entry.pk, claims, on=DAY)

    with pytest.raises(api.EvaluationRefused, match="缺少证明：B1“持证上岗”"):
        api.hand_in_self(world.house, entry.pk, "", [], on=DAY)


def test_nothing_claimed_needs_no_evidence(world: World) -> None:
    entry = world.entry(world.plan())
    claims = claims_of(entry.rubric, 10) | {"B1": api.Claim(0)}
    api.save_self(world.house, entry.pk, claims, on=DAY)

    row = api.hand_in_self(world.house, entry.pk, "", [], on=DAY)

    assert row.state == api.EntryState.HANDED_IN


def test_after_the_last_day_nothing_is_taken(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.EvaluationRefused, match="已经截止"):
        api.save_self(world.house, entry.pk, {}, on=SELF_UNTIL + timedelta(days=1))


def test_a_house_does_not_see_another(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.NoSuchEvaluation):
        api.save_self(world.served.stranger, entry.pk, {}, on=DAY)


def test_only_the_manager_hands_in(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(NotAllowed):
        api.hand_in_self(world.served.worker, entry.pk, "", [], on=DAY)


def test_the_paper_is_read_by_the_house_and_the_bureau_only(world: World) -> None:
    entry = world.entry(world.plan())
    world.hand_in_self(entry)
    mark = entry.self_marks.get(item="B1")

    assert api.open_evidence(world.viewer("district_clerk"), mark.pk)[0] == PAPER.content
    assert api.open_evidence(world.house, mark.pk)[2] == "证书.pdf"
    with pytest.raises(api.NoSuchEvaluation):
        api.open_evidence(world.served.stranger, mark.pk)


def test_what_the_records_do_not_tell_is_scored_by_people(world: World) -> None:
    entry = world.entry(world.plan())

    row = world.hand_in_self(entry)

    assert row.computed["C1"]["points"] is None
    assert "C1" in {item.code for item in api.open_items(row)}


def test_the_records_give_points_with_their_arithmetic(world: World) -> None:
    world.served.give("助浴", date(2026, 10, 8), begins="09:00", minutes=60)
    world.served.give("助浴", date(2026, 10, 9))
    entry = world.entry(world.plan())

    row = world.hand_in_self(entry)

    # one of two records has its times: 50 %, which is the line of nought; one person of thirty
    assert row.computed["E2"]["points"] == 0
    assert (row.computed["C2"]["value"], row.computed["C2"]["points"]) == (1, 1)
    assert "服务人数 1 人（服务记录 2 条，不同的人）" in row.computed["C2"]["arithmetic"]


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


def test_a_round_is_not_published_while_a_house_waits(world: World) -> None:
    row = world.plan()

    with pytest.raises(api.EvaluationRefused, match="还有单位没有复核：新圩颐康中心"):
        api.show_round(world.viewer("district_clerk"), row.pk, on=DAY)


def test_no_result_before_the_objection_window_ends(world: World) -> None:
    entry = world.reviewed()
    row = api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)
    assert row.shown_until == date(2026, 11, 8)  # seven days, the first counted

    with pytest.raises(api.EvaluationRefused, match="异议期没有过"):
        api.decide_round(world.viewer("district_head"), row.pk, on=date(2026, 11, 8))

    done = api.decide_round(world.viewer("district_head"), row.pk, on=date(2026, 11, 9))
    assert done.state == api.RoundState.DECIDED


def test_an_objection_is_answered_by_another_and_can_change_points(world: World) -> None:
    entry = world.reviewed()
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)
    made = api.object_to_result(world.house, entry.pk, "A2 扣错了", on=DAY)
    head, clerk = world.viewer("district_head"), world.viewer("district_clerk")

    with pytest.raises(api.EvaluationRefused, match="1 条异议没有答复"):
        api.decide_round(head, entry.round_id, on=LATER)
    answer = api.Answer(True, "查了照片，属实", {"A2": api.Change(80, "照片补齐")})
    with pytest.raises(api.OtherPersonNeeded):
        api.answer_objection(clerk, entry.pk, made.pk, answer, on=DAY)
    before = entry.total or 0
    api.answer_objection(head, entry.pk, made.pk, answer, on=DAY)
    entry.refresh_from_db()

    assert (entry.final["A2"], entry.total) == (80, before + 8)


def test_after_the_window_no_objection_is_taken(world: World) -> None:
    entry = world.reviewed()
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)

    with pytest.raises(api.EvaluationRefused, match="已经结束"):
        api.object_to_result(world.house, entry.pk, "扣错了", on=LATER)


def test_the_result_has_a_grade_a_letter_and_an_end(world: World) -> None:
    entry = world.decided()

    assert (entry.grade_name, entry.valid_until) == ("优秀", date(2027, 11, 20))
    content, number = api.open_letter(world.house, api.own_entries(world.house)[0])
    assert content.startswith(b"%PDF")
    assert "民评" in number


def test_points_that_reach_no_part_are_a_lower_grade(world: World) -> None:
    assert world.decided(share=5).grade == "fail"


def test_a_veto_takes_the_grade_away(world: World) -> None:
    entry = world.decided(vetoes={"V2": "编造了十条记录，见检查记录"})

    assert (entry.grade, entry.valid_until) == ("", None)


def test_a_veto_needs_its_facts(world: World) -> None:
    with pytest.raises(api.EvaluationRefused, match="写明事实"):
        world.reviewed(vetoes={"V2": ""})


def test_who_published_does_not_decide(world: World) -> None:
    entry = world.reviewed()
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)

    with pytest.raises(NotAllowed):
        api.decide_round(world.viewer("district_clerk"), entry.round_id, on=LATER)


def test_an_officer_of_another_town_finds_nothing(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.NoSuchEvaluation):
        api.entry_for(world.viewer("other_town_clerk"), entry.pk)


def test_a_late_self_score_is_told_to_the_house_first(world: World) -> None:
    entry = world.entry(world.plan())

    api.escalate_overdue(SELF_UNTIL + timedelta(days=1))
    again = api.escalate_overdue(SELF_UNTIL + timedelta(days=1))

    house = Recipient("organisation", entry.credit_code, entry.name)
    assert (len(inbox(house)), again) == (1, 0)
