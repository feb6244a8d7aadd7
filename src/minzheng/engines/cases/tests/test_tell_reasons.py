"""What a refusal tells: what did not fit, said as it is; nothing that did, and no talk of rules."""

from datetime import date

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, Lodging
from minzheng.engines.cases.models import Decision
from minzheng.engines.cases.testing import apply_for, take
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.engines.notices import api as notices
from minzheng.registers.people.api import Person

LATER = date(2026, 11, 17)
STATED = {"registered_here": "是", "injury_care": "否"}


def refused_subsidy(cast: Cast) -> Case:
    """The child's certificate has run out."""
    Person.objects.filter(pk=cast.child.pk).update(disability_kind=4, disability_grade=1)
    v = cast.viewers
    case = apply_for(
        "relief/disability_living", STATED, applicant=cast.applicant.pk, by=v["applicant"],
        on=LATER, lodging=Lodging(person_id=cast.child.pk),
    )  # fmt: skip
    take(case, "受理审查", "受理", by=v["town_clerk"], on=LATER, lodged_elsewhere="否")
    take(
        case,
        "初审",
        "初审完毕",
        by=v["town_clerk"],
        on=LATER,
        registered_here="是",
        injury_care="否",
    )
    federation = v["disabled_federation"]
    take(case, "残联核验", "核验无效", by=federation, on=LATER, certificate_state="过期")
    take(case, "审定", "不予批准", by=v["district_head"], on=LATER)
    return case


def letter_of(case: Case) -> str:
    letter = notices.notices_of_case(case.ref).last()
    assert letter is not None
    return str(letter.letter)


def test_a_refusal_says_what_did_not_fit_as_it_is(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    letter = letter_of(refused_subsidy(cast))

    assert "残疾证状态为过期，不是有效" in letter
    assert "成立" not in letter
    assert "残疾等级为一级" not in letter


def test_the_reason_kept_with_the_decision_is_plain_too(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    refused = refused_subsidy(cast)

    assert Decision.objects.get(case=refused).reason == "残疾证状态为过期，不是有效"
