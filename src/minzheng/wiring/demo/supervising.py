"""The demo's supervision: two draws and a second look, faults being put right, a joint inspection.

What reviewers found is invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from minzheng.engines.draws.api import Later
from minzheng.engines.payments import api as payments
from minzheng.engines.supervision import api as supervision
from minzheng.engines.supervision.api import Finding, Review
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month
from minzheng.registers.checklists import BAD, GOOD
from minzheng.wiring.demo.applying import MATTER
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT, PILOT

SINCE = date(2026, 1, 1)
BEGUN = timedelta(days=24)
LATER = Later("02 09 14 21 27 33", "演示数据，不是真的开奖号码")
UNSIGNED = {"A1": "共同生活的成年儿子没有签核对授权书"}
COUNTED = {"B3": "次女户口已迁出并在外成家，仍算作共同生活", "C5": "金额按多一人计算"}
MOVED_OUT = "多算一名已迁出的成员"
MONTHLY_BACK = 20_000  # fen


@dataclass(frozen=True)
class Fault:
    """What two reviewers found: the conclusion, the items that were wrong, and why in words."""

    conclusion: str
    wrong: Mapping[str, str]
    words: str


FINE = Fault(supervision.FINE, {}, "材料、调查、计算和金额都符合规定")
LOOSE = Fault(supervision.PROCEDURE, UNSIGNED, f"{UNSIGNED['A1']}，请补签并重新核对")
TOO_MUCH = Fault(supervision.AMOUNT, COUNTED, "次女已迁出，应按少一人计算，从起发月份更正")


def supervise(staff: Staff, on: date) -> None:
    """A plan drawn three weeks ago and looked into, a second look, one committed today."""
    begun = on - BEGUN
    plan = _plan("三季度镇街决定抽查", supervision.DECISIONS, staff, begun)
    if plan is None:
        return
    _draw(plan, staff, begun)
    _look_into(plan, staff, begun + timedelta(days=7))
    again = _plan("三季度问题二次复查", supervision.AGAIN, staff, on - timedelta(days=3))
    if again is not None:
        _draw(again, staff, on - timedelta(days=3))
    later = _plan("今年镇街决定抽查", supervision.DECISIONS, staff, on)
    if later is not None:
        clerk = staff.bureau("district_clerk")
        supervision.commit_plan(later, "11月3日双色球红球号码", by=clerk, at=_noon(on))
    _inspect_jointly(plan, staff, on)


def _plan(title: str, kind: str, staff: Staff, on: date) -> supervision.ReviewPlan | None:
    """None where there is nothing to draw from yet: a very small district."""
    asked = supervision.Asked(DISTRICT, tuple(catalogue().matters), (), SINCE, on)
    new = supervision.NewPlan(title, kind, asked)
    try:
        return supervision.make_plan(new, by=staff.bureau("district_clerk"), on=on)
    except supervision.SupervisionRefused:
        return None


def _draw(plan: supervision.ReviewPlan, staff: Staff, on: date) -> None:
    """Committed on the day, drawn by the head two days after."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    drawn = on + timedelta(days=2)
    words = f"{drawn.month}月{drawn.day}日双色球红球号码"
    supervision.commit_plan(plan, words, by=clerk, at=_noon(on))
    supervision.draw_plan(plan, LATER, by=head, at=_noon(drawn))


def _look_into(plan: supervision.ReviewPlan, staff: Staff, on: date) -> None:
    """A wrong amount of the pilot town, a fault of procedure that is closed, one without fault."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    own = {clerk.doer.key, head.doer.key}
    reviews = [
        each
        for each in plan.reviews.select_related("case").order_by("pk")
        if not own & supervision.handled_by(each.case)
    ]
    paid = [each for each in reviews if each.town == PILOT and _is_grant(each)]
    others = [each for each in reviews if each not in paid]
    for review in paid[:1]:
        _set_right(_conclude(review, TOO_MUCH, staff, on), staff, on + timedelta(days=3))
    for review in others[:1]:
        _close(_conclude(review, LOOSE, staff, on), staff, on + timedelta(days=4))
    for review in [*paid[1:3], *others[1:3]]:
        _conclude(review, FINE, staff, on + timedelta(days=1))
    for review in paid[3:4]:
        _conclude(review, LOOSE, staff, on + timedelta(days=2))


def _is_grant(review: Review) -> bool:
    case = review.case
    return case.matter == MATTER and case.end == "批准" and not case.event


def _conclude(review: Review, fault: Fault, staff: Staff, on: date) -> Finding | None:
    """Answered and proposed by the clerk, signed by the head; the finding there is."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    told = {code: supervision.Told(GOOD) for code in review.items}
    for code, seen in fault.wrong.items():
        told[code if code in told else "A1"] = supervision.Told(BAD, seen)
    supervision.answer_items(review, told, by=clerk)
    ruling = supervision.Ruling(fault.conclusion, fault.words)
    supervision.propose(review, ruling, by=clerk, on=on)
    supervision.sign(review, by=head, on=on)
    return Finding.objects.filter(review=review).first()


def _set_right(finding: Finding | None, staff: Staff, on: date) -> None:
    """The allowance is corrected back; what was paid too much comes back month by month."""
    if finding is None:
        return
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    paid = supervision.corrected_entitlement(finding)
    monthly = payments.entitlement_history(paid)[0].monthly
    wish = payments.Wish(monthly * 3 // 4, paid.first_month)
    sheet = supervision.ask_right_amount(finding, wish, MOVED_OUT, by=clerk, on=on)
    done = payments.approve_correction(sheet, by=head, on=on)
    if done.recovery is None:
        return
    agreed = payments.Offset(MONTHLY_BACK, Month.of(on).next(), "家庭有困难，同意按月退回")
    finance = staff.bureau("finance_clerk").doer
    asked = payments.ask_instalments(done.recovery, agreed, by=finance, on=on)
    payments.approve_settlement(asked, by=staff.bureau("finance_head").doer, on=on)


def _close(finding: Finding | None, staff: Staff, on: date) -> None:
    if finding is None:
        return
    town = staff.viewers[f"{finding.town[6:9]}03"]
    supervision.answer_finding(finding, "已补签并重新核对，结果没有变化", by=town, on=on)
    clerk = staff.bureau("district_clerk")
    supervision.accept(finding, "看了补签的授权书和核对报告", by=clerk, on=on + timedelta(days=2))


def _inspect_jointly(plan: supervision.ReviewPlan, staff: Staff, on: date) -> None:
    """Open to the inspector for a month; she has looked at three files, at one with names."""
    inspector, head = staff.bureau("discipline_inspector"), staff.bureau("district_head")
    begun = on - timedelta(days=5)
    new = supervision.NewJoint(
        "四季度社会救助联合检查", "核对抽查复核是不是查到位", "增纪函〔2026〕12号（演示）",
        DISTRICT, inspector.doer.key, begun, on + timedelta(days=30), plans=(plan.pk,),
    )  # fmt: skip
    joint = supervision.open_joint(new, by=head, on=begun)
    files = [case.number for case in supervision.cases_in(joint)[:3]]
    for number in files:
        supervision.look_at(joint, number, by=inspector, at=_noon(on - timedelta(days=2)))
    asked = supervision.Opening("审计检查", "核对两名调查人的签字")
    for number in files[:1]:
        supervision.open_file(joint, number, asked, by=inspector, at=_noon(on))


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
