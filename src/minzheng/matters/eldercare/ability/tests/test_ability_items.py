"""The twenty-six items: their greatest scores add up to those of the standard; two assessors."""

import pytest

from minzheng.kernel.flow import Effect
from minzheng.kernel.matter import catalogue
from minzheng.vocabulary.ability import 标准五级, 能够评估

MATTER = catalogue().get("eldercare/ability")
RECORD = MATTER.application.element("评估").records
PARTS = {"self_care": (8, 32), "movement": (4, 15), "mind": (9, 28), "society": (5, 15)}


def greatest(key: str) -> list[int]:
    page = RECORD.page(key)
    return [max(code for code in field.options if code <= 4) for field in page.fields]


@pytest.mark.parametrize(("key", "expected"), PARTS.items())
def test_each_part_has_its_items_and_its_greatest_score(
    key: str, expected: tuple[int, int]
) -> None:
    scores = greatest(key)

    assert (len(scores), sum(scores)) == expected


def test_all_parts_make_twenty_six_items_and_ninety_points() -> None:
    scores = [score for key in PARTS for score in greatest(key)]

    assert (len(scores), sum(scores)) == (26, 90)


def test_every_item_counts_in_the_total() -> None:
    asked = {field.fact for key in PARTS for field in RECORD.page(key).fields}
    total = next(f for f in MATTER.policy.formulas if f.name == "总分")

    assert total.needs().facts == asked


def test_options_of_an_item_leave_no_score_out() -> None:
    for key in PARTS:
        for field in RECORD.page(key).fields:
            scores = sorted(code for code in field.options if code <= 4)

            assert scores == list(range(len(scores))), field.label


def test_the_common_scale_has_five_steps() -> None:
    assert sorted(标准五级.codes) == [0, 1, 2, 3, 4]


def test_two_assessors_sign_first_and_second_time() -> None:
    steps = [e for f in MATTER.flows for e in f.elements if getattr(e, "hands", 1) == 2]

    assert {step.name for step in steps} == {"评估", "复评"}
    assert {step.by.role for step in steps} == {"assessor"}


def test_who_does_not_consent_is_asked_nothing_more() -> None:
    conditions = {field.when for key in PARTS for field in RECORD.page(key).fields}

    assert conditions == {能够评估}


def test_a_disputed_result_is_assessed_again() -> None:
    again = MATTER.flow_for("结果异议")

    assert [e.effect for e in again.ends() if e.name == "出具结果"] == [Effect.RECOGNISE]
