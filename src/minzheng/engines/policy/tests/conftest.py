"""A family for the tests of the policy engine."""

from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast

ADULT: dict[str, Any] = {
    "name": "罗春生", "relation": "本人", "born_on": "1984-03-05", "absence": "没有",
    "disability_kind": "无", "disability_grade": "无", "seriously_ill": "否",
    "student_stage": "不在校", "employment": "务农", "labour_capacity": "完全具备",
    "wage_income": 120_000, "employment_cost": 0, "business_income": 0, "property_income": 0,
    "pension_income": 0, "support_income": 0, "transfer_income": 0, "lump_income": 0,
    "transfer_out": 0,
}  # fmt: skip
HOUSEHOLD: dict[str, Any] = {
    "apply_place": "在户籍地申请", "single_application": False, "deposits": 0, "securities": 0,
    "insurance_value": 0, "other_assets": 0, "vehicles": 0, "homes": 1, "business_shares": 0,
}  # fmt: skip


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    """Every evaluation looks up whether a parameter was approved in the product."""


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def facts() -> dict[str, Any]:
    """One adult with a wage of 1,200 yuan: 82 yuan below Guangzhou's standard."""
    return {**HOUSEHOLD, "members": [dict(ADULT)]}
