"""Recognitions: held from the decision on, lapsing by date, renewed and ended by later cases."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    AlreadyOpen,
    Case,
    Happening,
    advance_day,
    facts_of,
    period_text,
    recognised,
    recognitions_of,
    report_change,
)
from minzheng.engines.cases.models import Recognition
from minzheng.engines.cases.recognising import recognise
from minzheng.engines.cases.testing import ANSWERS, apply_for, take
from minzheng.engines.cases.tests.days import MONDAY, THURSDAY, TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import AFTER_PUBLICITY, DECIDED_ON
from minzheng.engines.cases.turning import Turn
from minzheng.engines.notices import api as notices
from minzheng.kernel.clock import Term, Unit, 月
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.flow import Effect, End
from minzheng.kernel.matter import catalogue

MATTER = "relief/dibao_margin"
CHANGED_ON, HEARD_ON = date(2026, 11, 24), date(2026, 11, 25)
# 5,000 yuan for three is above the standard of 1,282 each and below one and a half times it.
EARNS = {**ANSWERS, "0.wage_income": "5000", "0.employment_cost": "0"}


@pytest.fixture
def margin(cast: Cast) -> Case:
    """Recognised on 16 November."""
    v, on = cast.viewers, MONDAY
    case = apply_for(MATTER, EARNS, applicant=cast.applicant.pk, by=v["applicant"], on=on)
    take(case, "受理审查", "受理", by=v["town_clerk"], on=TUESDAY)
    colleague = ("second_town_clerk",)
    take(case, "入户调查", "调查完毕", by=v["town_clerk"], on=WEDNESDAY, signers=colleague)
    take(case, "信息核对", "一致", by=v["check_clerk"], on=WEDNESDAY)
    take(case, "初审", "拟认定", by=v["town_clerk"], on=THURSDAY)
    advance_day(AFTER_PUBLICITY)
    take(case, "审核确认", "认定", by=v["district_head"], on=DECIDED_ON)
    case.refresh_from_db()
    return case


def test_it_is_held_from_the_day_of_decision_and_nothing_is_paid(cast: Cast, margin: Case) -> None:
    (row,) = recognitions_of(cast.household.pk, DECIDED_ON)

    assert (row.matter, row.person_id, row.since, row.until) == (MATTER, None, DECIDED_ON, None)
    assert margin.entitlement_ref == row.ref
    assert recognitions_of(cast.household.pk, DECIDED_ON - timedelta(days=1)) == []
    assert list(recognised(MATTER, DECIDED_ON)) == [row]


def test_who_holds_it_need_not_apply_again(cast: Cast, margin: Case) -> None:
    with pytest.raises(AlreadyOpen, match="您家已在享受"):
        apply_for(
            MATTER, EARNS, applicant=cast.applicant.pk, by=cast.viewers["applicant"], on=DECIDED_ON
        )


def test_other_matters_are_told_of_it(cast: Cast, margin: Case) -> None:
    by = cast.viewers["applicant"]
    given = {"registered_here": "是", "injury_care": "否"}
    other = apply_for(
        "relief/disability_living", given, applicant=cast.applicant.pk, by=by, on=DECIDED_ON
    )

    facts = facts_of(other, DECIDED_ON)

    assert facts["margin_recognised"] is True
    assert facts["receiving"] is False
    assert facts["members"][0]["disability_living_paid"] == 0


def test_a_change_opens_its_review_and_a_stop_ends_it(cast: Cast, margin: Case) -> None:
    happening = Happening(cast.household.pk, "收入变化", CHANGED_ON, None, "申报")
    (review,) = report_change(happening, by=cast.viewers["town_clerk"], on=CHANGED_ON)
    Case.objects.filter(pk=review.pk).update(facts=richer(review))

    clerk, head = cast.viewers["town_clerk"], cast.viewers["district_head"]
    colleague = ("second_town_clerk",)
    take(review, "核查", "拟停止认定", by=clerk, on=CHANGED_ON, signers=colleague)
    advance_day(date(2026, 12, 31))
    review.refresh_from_db()
    take(review, "决定", "停止认定", by=head, on=date(2026, 12, 31), reason="收入超过规定")

    row = Recognition.objects.get()
    assert (row.until, row.ended_by_id) == (date(2026, 12, 31), review.pk)
    assert recognitions_of(cast.household.pk, date(2026, 12, 31)) == []


def test_the_calendar_brings_its_review(cast: Cast, margin: Case) -> None:
    matter = catalogue().get(MATTER)
    timed = [t for flow in matter.flows for t in flow.triggers if t.every is not None]
    Case.objects.filter(pk=margin.pk).update(ended_on=date(2024, 1, 2))

    opened = advance_day(HEARD_ON).reviews_opened

    assert timed
    assert [Case.objects.get(number=n).parent_id for n in opened] == [margin.pk]
    assert advance_day(HEARD_ON).reviews_opened == ()


def test_it_lapses_by_date_and_a_later_one_renews_it(cast: Cast, margin: Case) -> None:
    turn, later = Turn(SYSTEM, DECIDED_ON), Turn(SYSTEM, date(2026, 12, 1))

    first = recognise(margin, for_a_year(), turn)
    second = recognise(margin, for_a_year(), later)

    first.refresh_from_db()
    assert first.until == date(2026, 12, 1)
    assert second.until == date(2027, 12, 2)
    assert recognitions_of(cast.household.pk, date(2027, 12, 1)) == [second]
    assert recognitions_of(cast.household.pk, date(2027, 12, 2)) == []
    assert period_text(second) == "自2026年12月1日起至2027年12月1日止"


def test_the_letter_can_say_how_long_it_holds(cast: Cast, margin: Case) -> None:
    row = Recognition.objects.get()

    assert period_text(row).startswith("自2026年11月16日起")
    letter = notices.notices_of_case(margin.ref).last()
    assert letter is not None
    assert "2026年11月16日" in str(letter.letter)


def for_a_year() -> End:
    article = catalogue().get(MATTER).service.basis[0]
    lasts: Term = 月(12)
    assert lasts.unit is Unit.MONTH
    return End(notice="recognised", effect=Effect.RECOGNISE, lasts=lasts, cites=article)


def richer(case: Case) -> dict[str, object]:
    """The same facts with a wage of 50,000 yuan."""
    first, *rest = case.facts["members"]
    return {**case.facts, "members": [{**first, "wage_income": 5_000_000}, *rest]}
