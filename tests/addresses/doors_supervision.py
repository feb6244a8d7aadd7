"""Doors and things: reviews of delegated approvals, town outliers, joint inspection."""

from datetime import timedelta
from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, TOWN_A, Cast
from minzheng.engines.cases.testing import MATTER
from minzheng.engines.draws.api import Draw
from minzheng.engines.supervision.api import (
    AMOUNT,
    FINE,
    PROCEDURE,
    JointInspection,
    NewJoint,
    Ruling,
    Told,
    answer_finding,
    answer_items,
    open_joint,
    propose,
)
from minzheng.engines.supervision.testing import (
    SINCE,
    committed_plan,
    copied,
    decided_by_town,
    delegate,
    drawn_plan,
    found,
    lone_applicant,
    plan_of,
)

from .doors import ANYBODY, DISTRICT_POSTS, Door, Everywhere

READERS, HEAD, TOWN = (*DISTRICT_POSTS, "auditor"), ("district_head",), ("town_clerk", "town_head")
FINDING_READERS, LOG = (*READERS, *TOWN), ("district_head", "auditor")
JOINT_READERS, INSPECTOR = (*LOG, "discipline_inspector"), ("discipline_inspector",)
JOINT = ("joint_inspection",)
FILE = (*JOINT, "reviewed_case")

DOORS: dict[str, Door] = {
    "desk:review-plans": Door(READERS),
    "desk:review-plan-new": Door(DISTRICT_POSTS),
    "desk:review-plan": Door(READERS, ("review_plan",)),
    "desk:review-plan-commit": Door(DISTRICT_POSTS, ("fresh_plan",)),
    "desk:review-plan-draw": Door(DISTRICT_POSTS, ("committed_plan",)),
    "desk:drawn-reviews": Door(READERS),
    "desk:drawn-review": Door(READERS, ("review",)),
    "desk:drawn-review-checklist": Door(DISTRICT_POSTS, ("review",)),
    "desk:drawn-review-rule": Door(DISTRICT_POSTS, ("review",)),
    "desk:drawn-review-sign": Door(DISTRICT_POSTS, ("review",)),
    "desk:drawn-review-give-back": Door(DISTRICT_POSTS, ("review",)),
    "desk:supervision-findings": Door(FINDING_READERS),
    "desk:supervision-finding": Door(FINDING_READERS, ("supervision_finding",)),
    "desk:supervision-answer": Door(TOWN, ("supervision_finding",)),
    "desk:supervision-look": Door(DISTRICT_POSTS, ("answered_supervision",)),
    "desk:supervision-follow": Door((*DISTRICT_POSTS, *TOWN), ("supervision_finding",)),
    "desk:supervision-amount": Door(DISTRICT_POSTS, ("supervision_finding",)),
    "desk:town-monitor": Door(READERS),
    "desk:periodic-reviews": Door(FINDING_READERS),
    "desk:joint-inspections": Door(JOINT_READERS),
    "desk:joint-new": Door(HEAD),
    "desk:joint-inspection": Door(JOINT_READERS, JOINT),
    "desk:joint-end": Door(HEAD, JOINT),
    "desk:joint-log": Door(LOG, JOINT),
    "desk:joint-file": Door(INSPECTOR, FILE),
    "desk:joint-file-open": Door(INSPECTOR, FILE),
    "open:draws": Door(ANYBODY),
    "open:draw": Everywhere(ANYBODY, ("draw",)),
    "open:draw-file": Everywhere(ANYBODY, ("draw",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """Three decisions of the first town drawn: one to sign, two with a fault; two plans on the way.

    The power was handed down, and taken back before the others' cases begin.
    """
    applied = DAY - timedelta(days=30)
    delegate(cast, applied, until=DAY - timedelta(days=3))
    case = decided_by_town(cast, lone_applicant("邝素馨", "440118195007230129"), applied)
    for row in (case, *copied(case, 2)):
        row.complained = True
        row.save()
    on = DAY - timedelta(days=1)
    plan = drawn_plan(cast, on)
    signed, wrong, faulty = plan.reviews.order_by("pk")
    clerk = cast.viewers["district_clerk"]
    answer_items(signed, {code: Told("good") for code in signed.items}, by=clerk)
    propose(signed, Ruling(FINE, "符合规定"), by=clerk, on=DAY)
    answered = found(cast, faulty, PROCEDURE, DAY)
    answer_finding(answered, "已补签", by=cast.viewers["town_clerk"], on=DAY)
    assert isinstance(plan.draw, Draw)
    return {
        "review_plan": plan.pk, "fresh_plan": plan_of(cast, DAY).pk,
        "committed_plan": committed_plan(cast, DAY).pk, "review": signed.pk, "draw": plan.draw.pk,
        "supervision_finding": found(cast, wrong, AMOUNT, DAY).pk,
        "answered_supervision": answered.pk, "reviewed_case": case.number,
        "joint_inspection": _joint(cast).pk,
    }  # fmt: skip


def _joint(cast: Cast) -> JointInspection:
    new = NewJoint(
        "联合检查", "看镇街决定", "增纪函〔2026〕1号", DISTRICT, "discipline_inspector", DAY,
        DAY + timedelta(days=60), towns=(TOWN_A,), matters=(MATTER,), since=SINCE, until=DAY,
    )  # fmt: skip
    return open_joint(new, by=cast.viewers["district_head"], on=DAY)
