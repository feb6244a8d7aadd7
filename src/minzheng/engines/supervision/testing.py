"""For tests and doors: a power handed down, a family a town decided on, and how far a plan is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, Cast
from minzheng.engines.cases.api import Case, CaseStep, Decision, advance_day
from minzheng.engines.cases.testing import ANSWERS, MATTER, apply_for, take
from minzheng.engines.draws.api import Later
from minzheng.engines.parameters import api as parameters
from minzheng.engines.supervision.api import (
    DECISIONS,
    FINE,
    Asked,
    Finding,
    NewPlan,
    Review,
    ReviewPlan,
    Ruling,
    Told,
    answer_items,
    commit_plan,
    draw_plan,
    make_plan,
    propose,
    sign,
)
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.checklists import BAD, GOOD
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, register_person

SINCE = date(2026, 1, 1)
WEEK = timedelta(days=7)
ALONE = {**{k: v for k, v in ANSWERS.items() if k[:2] not in ("1.", "2.")}, "0.wage_income": "300"}
LATER_NAME = "次日双色球红球号码"
LATER = Later("03 08 11 17 25 30", "中国福利彩票发行管理中心网站")


@dataclass(frozen=True)
class Days:
    """The days of a case: applied, accepted and visited, opinion, decided."""

    applied: date

    @property
    def decided(self) -> date:
        return self.applied + timedelta(days=14)


def at_noon(day: date) -> datetime:
    """Noon of a day, in the house's time zone."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def delegate(cast: Cast, on: date, *, until: date | None = None) -> None:
    """The district hands the power to decide to its towns, for good or until a day."""
    new = parameters.NewValue(
        key="dibao.delegated", place=DISTRICT, value="是", since=on, until=until,
        source="增民〔2026〕3号", status="verified", checked_on=on,
    )  # fmt: skip
    proposal = parameters.propose(new, by=cast.viewers["district_clerk"], on=on)
    parameters.approve(proposal, by=cast.viewers["district_head"], on=on)


def lone_applicant(name: str, id_number: str, village: str = VILLAGE_A) -> Viewer:
    """Somebody who lives alone in a village, looking at her own things."""
    new = NewPerson(
        name=name, id_number=id_number, registered_division=village, living_division=village,
        marital=10, employment=0, labour_capacity=2, student_stage=0, disability_kind=0,
        disability_grade=0, ethnicity=1, health=1, seriously_ill=False,
    )  # fmt: skip
    person = register_person(new, by=SYSTEM, on=SINCE)
    home = NewHousehold(head=person, division_code=village, since=SINCE, housing="自有")
    open_household(home, by=SYSTEM)
    doer = Doer("person", str(person.pk), name, division=village)
    return Viewer(doer, person_id=person.pk)


def decided_by_town(cast: Cast, by: Viewer, applied: date) -> Case:
    """She applies; nobody objects; the head of the first town grants."""
    case = apply_for(MATTER, ALONE, applicant=by.person_id or 0, by=by, on=applied)
    return granted_by_town(cast, case, Days(applied))


def granted_by_town(cast: Cast, case: Case, days: Days) -> Case:
    """Every step by the first town's officers and the checking centre, none objected to."""
    clerk, on = cast.viewers["town_clerk"], days.applied + timedelta(days=1)
    take(case, "受理审查", "受理", by=clerk, on=on)
    take(case, "入户调查", "调查完毕", by=clerk, on=on, signers=("second_town_clerk",))
    take(case, "信息核对", "一致", by=cast.viewers["check_clerk"], on=on)
    take(case, "初审", "拟同意", by=clerk, on=on + timedelta(days=2))
    advance_day(days.decided - timedelta(days=3))
    return take(case, "审核确认", "批准", by=cast.viewers["town_head"], on=days.decided)


def copied(case: Case, many: int, **differs: Any) -> list[Case]:
    """The same decided case so many times more, under other numbers, with other columns."""
    step = CaseStep.objects.get(decision__case=case)
    found = []
    for place in range(many):
        number = f"{case.number}-{differs.get('division_code', '')[6:9]}{place:04d}"
        values = {**_columns(case), "number": number, "token": number, **differs}
        row = Case.objects.create(**values)
        taken = CaseStep.objects.create(**{**_columns(step), "case_id": row.pk})
        decision = {**_columns(case.decisions.all()[0]), "case_id": row.pk, "step_id": taken.pk}
        Decision.objects.create(**decision)
        found.append(row)
    return found


def plan_of(cast: Cast, on: date, *, kind: str = DECISIONS) -> ReviewPlan:
    """A plan over everything of the district since January, prepared by the clerk."""
    asked = Asked(DISTRICT, (MATTER,), (), SINCE, on)
    return make_plan(NewPlan("抽查", kind, asked), by=cast.viewers["district_clerk"], on=on)


def committed_plan(cast: Cast, on: date, *, kind: str = DECISIONS) -> ReviewPlan:
    """Published with its commitment."""
    clerk = cast.viewers["district_clerk"]
    return commit_plan(plan_of(cast, on, kind=kind), LATER_NAME, by=clerk, at=at_noon(on))


def drawn_plan(cast: Cast, on: date, *, kind: str = DECISIONS) -> ReviewPlan:
    """Committed one day, drawn by the head the next."""
    plan = committed_plan(cast, on, kind=kind)
    later = at_noon(on + timedelta(days=1))
    return draw_plan(plan, LATER, by=cast.viewers["district_head"], at=later)


def concluded_review(
    cast: Cast, review: Review, conclusion: str, on: date, *, bad: Mapping[str, str] | None = None
) -> Review:
    """Answered and proposed by the clerk, signed by the head."""
    wrong = {"B3": "有成员去世没有减"} if bad is None and conclusion != FINE else bad or {}
    told = {
        code: Told(BAD if code in wrong else GOOD, wrong.get(code, "")) for code in review.items
    }
    clerk = cast.viewers["district_clerk"]
    answer_items(review, told, by=clerk)
    propose(review, Ruling(conclusion, "复核情况属实，见检查表"), by=clerk, on=on)
    return sign(review, by=cast.viewers["district_head"], on=on)


def found(cast: Cast, review: Review, conclusion: str, on: date) -> Finding:
    """The finding of a review that ended with a fault."""
    return Finding.objects.get(review=concluded_review(cast, review, conclusion, on))


def _columns(row: Any) -> dict[str, Any]:
    names = (each.attname for each in row._meta.concrete_fields if not each.primary_key)
    return {name: getattr(row, name) for name in names}
