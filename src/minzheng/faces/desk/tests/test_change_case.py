"""A change case and the waits: the dead, the proposal's own name, limits, papers, the public."""

import re
from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    Case,
    Happening,
    Material,
    Reply,
    Upload,
    answer,
    record_check,
    report_change,
)
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.days import WEDNESDAY
from minzheng.engines.cases.tests.staging import (
    accepted_case,
    decided_case,
    know_of_pension,
    publicised_case,
)

from .conftest import TUESDAY

DIED_ON = date(2026, 12, 2)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


@pytest.fixture
def change(cast: Cast, case: Case, data_dir: Any) -> Case:
    """The spouse died in December: the town is to look into it."""
    decided_case(cast, case)
    (data_dir / "business-date.txt").write_text("2026-12-03")
    happening = Happening(cast.household.pk, "死亡", DIED_ON, cast.spouse.pk, "家属来电")
    (made,) = report_change(happening, by=cast.viewers["village_worker"], on=date(2026, 12, 3))
    return made


def test_the_dead_are_not_counted(change: Case, at: Any) -> None:
    page = at("town_clerk").get(f"/desk/cases/{change.number}/members/").content.decode()

    assert "另有 1 人去世" in page and '<span class="facts-value">2</span>' in page
    assert "2026-12-02 去世" in page


def test_a_reduction_is_headed_by_its_name(change: Case, at: Any) -> None:
    page = at("town_clerk").get(f"/desk/cases/{change.number}/decision/").content.decode()

    assert "建议通过" not in page
    assert re.findall(r"<strong>(建议.*?)</strong>", page) == ["建议减发"]


def test_an_open_step_of_a_change_needs_few_queries(
    change: Case, at: Any, django_assert_max_num_queries: Any
) -> None:
    client = at("town_clerk")

    with django_assert_max_num_queries(10):
        assert client.get(f"/desk/cases/{change.number}/").status_code == 200


def test_a_review_without_a_limit_names_the_limits_of_its_steps(
    cast: Cast, case: Case, at: Any, data_dir: Any
) -> None:
    decided_case(cast, case)
    (data_dir / "business-date.txt").write_text("2026-12-03")
    happening = Happening(cast.household.pk, "收入变化", DIED_ON, None, "申报")
    (made,) = report_change(happening, by=cast.viewers["village_worker"], on=date(2026, 12, 3))

    page = at("town_clerk").get(f"/desk/cases/{made.number}/").content.decode()

    assert "这类核查不设总期限，按每个环节各自的时限办理：核查20个工作日" in page


def test_a_publicity_waits_for_the_public(cast: Cast, case: Case, at: Any) -> None:
    publicised_case(cast, case)

    page = at("town_clerk").get(f"/desk/cases/{case.number}/").content.decode()

    assert "等公众提出异议" in page and "等当事人" not in page


def test_the_papers_of_an_answer_stand_beside_it(cast: Cast, case: Case, at: Any) -> None:
    accepted_case(cast, case)
    know_of_pension(cast.applicant.pk, 186_000)
    record_check(case.number, by=cast.viewers["check_clerk"], on=TUESDAY)
    written = {"check_consistent": "否"}
    take(case, "信息核对", "不一致", by=cast.viewers["check_clerk"], on=TUESDAY, **written)
    reply = Reply("同名同姓", (Upload("proof", "证明.png", PNG, "社保局证明"),))
    answer(case.number, "核对举证", reply, by=cast.viewers["applicant"], on=WEDNESDAY)

    page = at("check_clerk").get(f"/desk/cases/{case.number}/check/").content.decode()

    paper = Material.objects.get(case=case)
    assert f'<a href="/desk/cases/{case.number}/papers/{paper.pk}/">{paper.title}</a>' in page
