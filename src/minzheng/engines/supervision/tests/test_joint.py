"""A joint inspection opens exactly its files, for its days, to its inspector, and logs it."""

from datetime import timedelta
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed, UnknownPurpose
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, VILLAGE_B
from minzheng.engines.audit.api import entries_about
from minzheng.engines.cases.testing import MATTER
from minzheng.engines.supervision.api import (
    JointInspection,
    Look,
    NewJoint,
    NoSuchPlan,
    Opening,
    SupervisionRefused,
    cases_in,
    end_joint,
    joint_for,
    joints_of,
    log_of,
    look_at,
    open_file,
    open_joint,
)
from minzheng.engines.supervision.testing import SINCE, at_noon, copied, drawn_plan
from minzheng.engines.supervision.tests.conftest import NOW, SOON, Ground

ENDS = NOW + timedelta(days=5)


def new(**differs: Any) -> NewJoint:
    told: dict[str, Any] = {
        "title": "联合检查", "purpose": "看镇街决定", "basis": "增纪函〔2026〕1号",
        "division": DISTRICT, "inspector": "discipline_inspector", "opens_on": NOW,
        "ends_on": ENDS, "towns": (TOWN_A,), "matters": (MATTER,), "since": SINCE, "until": NOW,
    }  # fmt: skip
    return NewJoint(**told | differs)


def opened(ground: Ground, **differs: Any) -> JointInspection:
    return open_joint(new(**differs), by=ground.by("district_head"), on=NOW)


def test_it_opens_exactly_what_it_names(ground: Ground) -> None:
    (far,) = copied(ground.case, 1, division_code=VILLAGE_B)
    plan = drawn_plan(ground.cast, NOW)
    drawn = set(plan.reviews.values_list("case", flat=True))

    assert list(cases_in(opened(ground))) == [ground.case]
    assert list(cases_in(opened(ground, towns=(TOWN_B,)))) == [far]
    assert not cases_in(opened(ground, matters=("relief/tekun",))).exists()
    nowhere = {"towns": (), "matters": (), "since": None, "until": None}
    assert {c.pk for c in cases_in(opened(ground, plans=(plan.pk,), **nowhere))} == drawn


def test_every_look_is_masked_unless_opened_for_a_purpose(ground: Ground) -> None:
    joint, by, at = opened(ground), ground.by("discipline_inspector"), at_noon(NOW)

    masked = look_at(joint, ground.case.number, by=by, at=at)
    with pytest.raises(UnknownPurpose):
        open_file(joint, ground.case.number, Opening("好奇", "想看"), by=by, at=at)
    with pytest.raises(SupervisionRefused, match="请写明"):
        open_file(joint, ground.case.number, Opening("审计检查", " "), by=by, at=at)
    whole = open_file(joint, ground.case.number, Opening("审计检查", "核对签字"), by=by, at=at)

    assert "罗春生" not in str(masked) and "谢月娥" not in str(masked)
    assert whole.party == "罗春生户" or whole.party == "罗春生"
    log = [(look.opened, look.why) for look in log_of(joint, ground.by("auditor"))]
    assert log == [(True, "核对签字"), (False, "")]
    verbs = [entry.verb for entry in entries_about(joint.ref)]
    assert verbs == ["open_joint_inspection", "look_at_file", "open_joint_file"]
    with pytest.raises(NotAllowed):
        log_of(joint, by)


def test_outside_scope_day_or_person_there_is_nothing(ground: Ground) -> None:
    joint, by = opened(ground), ground.by("discipline_inspector")
    (far,) = copied(ground.case, 1, division_code=VILLAGE_B)

    for number, viewer, day in (
        (far.number, by, NOW),
        (ground.case.number, by, ENDS + timedelta(days=1)),
        (ground.case.number, by, NOW - timedelta(days=1)),
        (ground.case.number, ground.by("district_head"), NOW),
    ):
        with pytest.raises(NoSuchPlan):
            look_at(joint, number, by=viewer, at=at_noon(day))
    assert not Look.objects.exists()
    end_joint(joint, by=ground.by("district_head"), on=SOON)
    assert not joints_of(by, SOON).exists()
    with pytest.raises(NoSuchPlan):
        joint_for(by, joint.pk, SOON)
    with pytest.raises(SupervisionRefused, match="已经结束"):
        end_joint(joint, by=ground.by("district_head"), on=SOON)


@pytest.mark.parametrize(
    ("differs", "said"),
    [
        ({"inspector": "town_head"}, "联合检查人员"),
        ({"ends_on": NOW - timedelta(days=1)}, "结束日不早于开始日"),
        ({"towns": ()}, "两种选一种"),
        ({"plans": (1,)}, "两种选一种"),
        ({"towns": ("440119101000",)}, "不在本区"),
        ({"purpose": " "}, "请写明"),
    ],
)
def test_what_cannot_be_opened_is_told(ground: Ground, differs: Any, said: str) -> None:
    with pytest.raises(SupervisionRefused, match=said):
        opened(ground, **differs)
    with pytest.raises(NotAllowed):
        open_joint(new(), by=ground.by("district_clerk"), on=NOW)
