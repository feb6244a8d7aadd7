"""Every matter at once: yes, no, not yet known; nothing unknown becomes a no or a nought."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.policy.api import Claim, entitlements
from minzheng.engines.policy.tests.conftest import ADULT
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import UnknownFact

ON, PLACE, NOWHERE = date(2026, 11, 2), "440118", "110000"
ALLOWANCE, MARGIN = "relief/dibao", "relief/dibao_margin"
LIVING, CARE = "relief/disability_living", "relief/disability_care"


def told(facts: dict[str, Any], matter: str, place: str = PLACE) -> list[Claim]:
    return [claim for claim in entitlements(facts, place=place, on=ON) if claim.matter == matter]


def test_a_poor_adult_may_have_the_difference_to_the_standard(facts: dict[str, Any]) -> None:
    (claim,) = told(facts, ALLOWANCE)

    # 1,282.00 - 1,200.00, for one person
    assert (claim.eligible, claim.amount, claim.whose) == (True, 8_200, "全家")
    assert "人均月收入1,200.00元低于当地最低生活保障标准1,282.00元" in claim.why
    assert "金融资产0.00元不高于金融资产上限30,768.00元" in claim.why
    assert claim.missing == ()


def test_what_is_not_known_is_no_no(facts: dict[str, Any]) -> None:
    del facts["deposits"]

    (claim,) = told(facts, ALLOWANCE)

    assert claim.eligible is None
    assert claim.amount is None
    assert claim.missing == ("银行存款",)
    assert claim.why == ()


def test_a_no_says_what_was_measured(facts: dict[str, Any]) -> None:
    facts["members"][0]["wage_income"] = 300_000

    (claim,) = told(facts, ALLOWANCE)

    assert claim.eligible is False
    assert claim.why == ("人均月收入3,000.00元不低于当地最低生活保障标准1,282.00元",)


def test_a_personal_matter_answers_each_member_by_name(facts: dict[str, Any]) -> None:
    facts["members"].append(
        {**ADULT, "name": "周桂兰", "relation": "父母", "born_on": "1930-01-01"}
    )

    claims = told(facts, "eldercare/longevity")

    assert [(claim.whose, claim.member) for claim in claims] == [("罗春生", 0), ("周桂兰", 1)]
    assert claims[0].why == ("年龄42岁不到高龄津贴起领年龄70岁",)
    assert all("（" not in term for claim in claims for term in claim.missing)


def test_what_the_family_may_have_is_supposed_as_received(facts: dict[str, Any]) -> None:
    (claim,) = told(facts, MARGIN)

    assert claim.eligible is False
    assert claim.supposed == ("全家领取最低生活保障",)


def test_what_is_not_received_yet_is_supposed_all_the_same(facts: dict[str, Any]) -> None:
    facts["在领低保"] = "否"
    facts["members"][0] |= {"dibao_share": 0, "disability_kind": "肢体", "disability_grade": "一级"}
    facts["members"][0]["残疾重病刚性支出"] = 0

    (basic,), (living,) = told(facts, ALLOWANCE), told(facts, LIVING)

    assert (basic.received, basic.eligible) == (False, True)
    assert living.eligible is not False
    assert living.supposed == ("全家领取最低生活保障",)


def test_what_the_family_says_it_receives_is_not_supposed(facts: dict[str, Any]) -> None:
    facts["在领低保"] = "是"

    claims = entitlements(facts, place=PLACE, on=ON)

    assert told(facts, ALLOWANCE)[0].received is True
    assert all("全家领取最低生活保障" not in claim.supposed for claim in claims)


def test_what_is_received_is_told_as_received(facts: dict[str, Any]) -> None:
    facts["receiving"] = True
    facts["members"][0]["在领高龄津贴"] = True

    assert told(facts, ALLOWANCE)[0].received is True
    assert told(facts, "eldercare/longevity")[0].received is True
    assert told(facts, LIVING)[0].received is None


def test_one_members_benefit_is_not_supposed_of_another(facts: dict[str, Any]) -> None:
    disabled = {"disability_kind": "肢体", "disability_grade": "一级", "残疾证状态": "有效",
                "户口在本地": True, "特困供养": False, "在领工伤护理费": False,
                "养老护理补贴额": 0, "需要长期照护": True}  # fmt: skip
    facts["members"][0] |= disabled
    facts["members"].append({**ADULT, "name": "周桂兰", "relation": "父母"})

    first, second = told(facts, CARE)

    assert first.eligible is True
    assert second.eligible is False
    claims = entitlements(facts, place=PLACE, on=ON)
    others = [claim for claim in claims if claim.member == 1]
    assert not any("罗春生" in words for claim in others for words in claim.supposed)


def test_a_number_that_nobody_entered_is_named_and_leaves_the_rest(facts: dict[str, Any]) -> None:
    claims = entitlements(facts, place=NOWHERE, on=ON)

    (basic,) = (claim for claim in claims if claim.matter == ALLOWANCE)
    assert basic.eligible is None
    assert "当地最低生活保障标准" in basic.unset
    assert not any("还没有录入" in term for claim in claims for term in claim.missing)
    assert any(claim.eligible is False for claim in claims)


def test_nothing_known_is_never_yes_and_never_no_for_want_of_it() -> None:
    claims = entitlements({"members": [{"name": "罗春生"}]}, place=PLACE, on=ON)

    assert {claim.matter for claim in claims} >= {ALLOWANCE, MARGIN, CARE, "relief/temporary"}
    assert {claim.eligible for claim in claims if claim.matter != "relief/classified"} == {None}


def test_emergencies_on_the_street_and_tests_still_to_be_taken_are_no_claims() -> None:
    claims = entitlements({"members": [{}]}, place=PLACE, on=ON)

    assert not {"relief/vagrant", "eldercare/ability"} & {claim.matter for claim in claims}


def test_facts_without_members_are_those_of_one_person(facts: dict[str, Any]) -> None:
    alone = {**{k: v for k, v in facts.items() if k != "members"}, **ADULT}

    (claim,) = told(alone, "eldercare/longevity")

    assert (claim.whose, claim.eligible) == ("罗春生", False)


def test_any_of_several_ways_is_a_yes(facts: dict[str, Any]) -> None:
    facts |= {"困难情形": "火灾", "生活严重困难": "是", "困难程度": "一般", "同因已救助": "否"}

    (claim,) = told(facts, "relief/temporary")

    assert claim.eligible is not False


def test_a_misspelt_fact_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(UnknownFact, match="没有叫“银行存欵”"):
        entitlements({**facts, "银行存欵": 0}, place=PLACE, on=ON)


def test_every_claim_of_the_catalogue_can_be_reasoned() -> None:
    keys = {claim.matter for claim in entitlements({"members": [{}]}, place=PLACE, on=ON)}

    assert keys <= set(catalogue().matters)
    assert len(keys) >= 10
