"""“好差评”: rated once when the case has ended; the two lowest levels must be remedied."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import acts_in
from minzheng.engines.cases.agency import Agent
from minzheng.engines.cases.clocks import due_day
from minzheng.engines.cases.errors import NotYours, RatingRefused
from minzheng.engines.cases.models import Case, Rating, Remedy
from minzheng.engines.cases.state import lock_case
from minzheng.engines.cases.telling import message_applicant, message_staff
from minzheng.engines.cases.turning import town_of
from minzheng.engines.cases.values import SATISFACTION_WORDS, Review, Satisfaction
from minzheng.engines.policy.api import number_of
from minzheng.kernel.clock import Term, Unit

FIX_DAYS = "service.bad_review_fix_days"
USUAL_FIX_DAYS = 5  # 德州等地的规定 [R]；各地以参数 bad_review_fix_days 为准
REMEDY_ROLES = ("town_head", "district_clerk", "district_head")


@transaction.atomic
def rate(number: str, review: Review, *, by: Viewer, on: date) -> Rating:
    """Rate an ended case, once (一事一评). Raises RatingRefused, NotYours, NoSuchCase."""
    case = lock_case(number)
    if isinstance(by, Agent) or not acts_in(by, case):
        raise NotYours("只有办件的当事人可以评价")
    _refuse(case, review)
    is_bad = review.level <= Satisfaction.BAD
    rating = Rating.objects.create(
        case=case,
        level=review.level,
        points=dict(review.points),
        comment=review.comment.strip()[:500],
        made_on=on,
        remedy=Remedy.TO_VERIFY if is_bad else Remedy.NONE,
        remedy_due_on=_fix_by(case, on) if is_bad else None,
    )
    audit.record(
        by.doer, "rate", case.ref, division=case.division_code, detail={"level": review.level}
    )
    if is_bad:
        words = SATISFACTION_WORDS[review.level]
        text = f"{case.number} 当事人评价“{words}”，请在 {rating.remedy_due_on} 前联系核实并整改"
        message_staff(case, "town_head", town_of(case.division_code), text, on=on)
    return rating


@transaction.atomic
def remedy_rating(number: str, outcome: Remedy, text: str, *, by: Viewer, on: date) -> Rating:
    """Record how a bad review was verified and fixed or explained; the person is told."""
    case = lock_case(number)
    require(by, REMEDY_ROLES, town_of(case.division_code), case.matter)
    rating = Rating.objects.select_for_update().filter(case=case).first()
    if rating is None or rating.remedy == Remedy.NONE:
        raise RatingRefused(f"办件 {number} 没有需要整改的差评")
    if outcome not in (Remedy.FIXED, Remedy.EXPLAINED) or not text.strip():
        raise RatingRefused("请选择“已整改”或“已说明”，并写明核实和处理的情况")
    rating.remedy, rating.remedy_text, rating.remedied_on = outcome, text.strip(), on
    rating.save(update_fields=["remedy", "remedy_text", "remedied_on"])
    detail = {"remedy": str(outcome)}
    audit.record(by.doer, "remedy_rating", case.ref, division=case.division_code, detail=detail)
    message_applicant(case, f"您对 {case.number} 的评价已处理：{rating.remedy_text}", on=on)
    return rating


def _refuse(case: Case, review: Review) -> None:
    if case.state != Case.ENDED:
        raise RatingRefused(f"办件 {case.number} 还在办理，办结后可以评价")
    if review.level not in SATISFACTION_WORDS:
        raise RatingRefused("请在“非常满意、满意、基本满意、不满意、非常不满意”里选一级")
    if Rating.objects.filter(case=case).exists():
        raise RatingRefused(f"办件 {case.number} 已经评价过，一件事只评一次")


def _fix_by(case: Case, on: date) -> date:
    days = number_of(FIX_DAYS, on=on, place=case.division_code, otherwise=USUAL_FIX_DAYS)
    return due_day(on, Term(days, Unit.WORKING_DAY))[0]
