"""A plan: what it draws from, how much of which, and the reviews its draw brings."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, DISTRICT, TOWN_A, TOWN_B, VILLAGE_B
from minzheng.engines.cases.api import Case, complain
from minzheng.engines.cases.testing import MATTER
from minzheng.engines.draws.api import public_file, verify
from minzheng.engines.supervision.api import (
    AGAIN,
    DECISIONS,
    Asked,
    NewPlan,
    NoSuchPlan,
    Review,
    SupervisionRefused,
    make_plan,
    plan_for,
    plans_of,
    results_of,
    reviews_of,
    shares_of,
)
from minzheng.engines.supervision.population import by_towns, decided_in, signs_of
from minzheng.engines.supervision.terms import risk_rule
from minzheng.engines.supervision.testing import SINCE, concluded_review, copied, drawn_plan, found
from minzheng.engines.supervision.tests.conftest import NOW, SOON, Ground, later

ASKED = Asked(DISTRICT, (MATTER,), (), SINCE, NOW)


def test_it_draws_from_what_towns_decided(ground: Ground) -> None:
    (one,) = by_towns(decided_in(ASKED))

    assert (one.number, one.town, one.decider) == (ground.case.number, TOWN_A, "town_head")
    assert (one.size, one.days, one.monthly) == (3, 13, 290_240)
    assert not one.relative and not one.complained
    step = ground.case.decisions.get().step
    step.role = "district_head"
    step.save()
    assert by_towns(decided_in(ASKED)) == []


def test_the_rule_sees_what_speaks_for_looking(ground: Ground) -> None:
    copied(ground.case, 3)
    decided = by_towns(decided_in(ASKED))
    rule = risk_rule(DISTRICT, NOW)

    signs = signs_of(decided, rule)

    assert all(found == {"new"} for found in signs.values())  # nobody decided before
    assert rule.band(frozenset({"new"})) == "mid"
    assert rule.band(frozenset({"alert", "new"})) == "high"
    assert rule.band(frozenset()) == "low"


def test_the_law_s_floor_holds_for_the_destitute(ground: Ground) -> None:
    assert shares_of("TK", DISTRICT, NOW) == {"high": 3000, "mid": 3000, "low": 3000}
    assert shares_of("DB", DISTRICT, NOW)["low"] == 500


def test_relatives_and_complaints_are_all_taken(ground: Ground) -> None:
    for case in copied(ground.case, 30):
        if case.pk % 5 == 0:
            case.facts["household"]["staff_relative"] = True
        case.complained = case.pk % 7 == 0
        case.save()
    must = {
        case.pk
        for case in Case.objects.all()
        if case.complained or case.facts["household"]["staff_relative"] is True
    }

    plan = drawn_plan(ground.cast, NOW)

    taken = set(Review.objects.values_list("case", flat=True))
    assert must and must <= taken
    assert len(taken) == len(must) + -(-(31 - len(must)) // 10)  # ten per cent of the others
    assert plan.draw and verify(public_file(plan.draw)) == []
    relative = Review.objects.filter(case__in=must)
    assert not any(each.by_lot for each in relative)
    assert any("近亲属" in each.why for each in relative)


def test_a_complaint_registered_by_the_town_makes_it_mandatory(ground: Ground) -> None:
    ground.case.complained = True
    ground.case.save()

    drawn_plan(ground.cast, NOW)

    (review,) = Review.objects.all()
    assert (review.case, review.by_lot, review.band) == (ground.case, False, "mid")
    assert "有投诉举报" in review.why and "必查" in review.why
    assert complain is not None and review.due_on == SOON.replace(month=12, day=18)


def test_towns_are_strata_and_may_be_chosen(ground: Ground) -> None:
    copied(ground.case, 4, division_code=VILLAGE_B)
    only = Asked(DISTRICT, (MATTER,), (TOWN_B,), SINCE, NOW)
    clerk = ground.by("district_clerk")

    plan = make_plan(NewPlan("白鹤抽查", DECISIONS, only), by=clerk, on=NOW)

    assert plan.draw is not None
    (stratum,) = plan.draw.layers
    assert (stratum.key, stratum.size, stratum.wanted) == (f"{TOWN_B}/DB/mid", 4, 1)
    assert stratum.name == "白鹤镇 最低生活保障 中风险"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (NewPlan(" ", DECISIONS, ASKED), "名称"),
        (NewPlan("抽", "other", ASKED), "没有“other”这种计划"),
        (NewPlan("抽", DECISIONS, Asked(DISTRICT, (), (), SINCE, NOW)), "至少选一个事项"),
        (NewPlan("抽", DECISIONS, Asked(DISTRICT, (MATTER,), (), SINCE, later(9))), "不晚于今天"),
        (NewPlan("抽", DECISIONS, Asked(DISTRICT, (MATTER,), (), SINCE, DAY)), "没有可抽的"),
    ],
)
def test_what_cannot_be_planned_is_told(ground: Ground, new: NewPlan, said: str) -> None:
    with pytest.raises(SupervisionRefused, match=said):
        make_plan(new, by=ground.by("district_clerk"), on=NOW)


def test_only_the_bureau_plans_and_reads(ground: Ground) -> None:
    plan = drawn_plan(ground.cast, NOW)

    with pytest.raises(NotAllowed):
        make_plan(NewPlan("抽", DECISIONS, ASKED), by=ground.by("town_head"), on=NOW)
    assert list(plans_of(ground.by("auditor"))) == [plan]
    for key in ("town_clerk", "other_town_head", "finance_clerk", "discipline_inspector"):
        assert not plans_of(ground.by(key)).exists()
        assert not reviews_of(ground.by(key)).exists()
        with pytest.raises(NoSuchPlan):
            plan_for(ground.by(key), plan.pk)


def test_closed_findings_are_drawn_for_a_second_look(ground: Ground) -> None:
    drawn_plan(ground.cast, NOW)
    finding = found(ground.cast, Review.objects.get(), "procedure", SOON)
    with pytest.raises(SupervisionRefused, match="没有可抽的"):
        drawn_plan(ground.cast, SOON, kind=AGAIN)
    finding.state, finding.closed_on = "closed", SOON
    finding.save()

    plan = drawn_plan(ground.cast, SOON, kind=AGAIN)

    assert plan.reviews.get().decision == finding.review.decision
    assert plan.kind_name == "已办结问题二次复查"


def test_small_numbers_are_not_told_to_the_public(ground: Ground) -> None:
    plan = drawn_plan(ground.cast, NOW)
    concluded_review(ground.cast, plan.reviews.get(), "procedure", SOON)

    results = results_of(plan)

    assert (results.taken, results.reviewed, results.faulty) == (1, 1, None)
    assert set(dict(results.kinds).values()) == {None}
    assert "没有问题" not in dict(results.kinds)
