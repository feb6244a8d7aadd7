"""Facts put right, checked, and settled; the history shows what was."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    Case,
    Change,
    CheckFailed,
    CheckState,
    FactChange,
    FactRefused,
    amend_facts,
    case_for,
    dossier,
    record_check,
    settle_check,
)
from minzheng.engines.cases.checks.fake import FileSource
from minzheng.engines.cases.tests.days import TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import decided_case, know_of_pension

PENSION = 52_000


def amend(case: Case, cast: Cast, *changes: Change, by: str = "town_clerk") -> Case:
    return amend_facts(
        case.number,
        changes,
        source="工资流水",
        reason="凭流水核实",
        by=cast.viewers[by],
        on=TUESDAY,
    )


def test_a_fact_is_put_right_with_its_history(cast: Cast, case: Case) -> None:
    case = amend(case, cast, Change("wage_income", "1800元", cast.applicant.pk))

    row = FactChange.objects.get(column="wage_income")
    assert (row.old, row.new, row.source) == (150_000, 180_000, "工资流水")
    assert case.answers["0.wage_income"] == 150_000  # what was declared stays as it was
    view = dossier(
        case_for(cast.viewers["town_clerk"], case.number), cast.viewers["town_clerk"], TUESDAY
    )
    fact = next(row for row in view.members[0].rows if row.column == "wage_income")
    assert (fact.text, fact.source, fact.declared) == ("1,800.00元", "工资流水", "1,500.00元")


def test_an_account_put_right_is_sealed_and_used(cast: Cast, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(answers={})

    amended = amend(case, cast, Change("account", "6222020299998888777"), Change("bank", "农商行"))

    assert set(amended.answers["account"]) == {"sealed", "shown"}
    assert amended.answers["bank"] == "农商行"
    assert "account" not in amended.facts["household"]
    assert "6222020299998888777" not in str(list(FactChange.objects.values()))


def test_what_is_equal_leaves_no_trace(cast: Cast, case: Case) -> None:
    amend(case, cast, Change("wage_income", 150_000, cast.applicant.pk))

    assert not FactChange.objects.filter(column="wage_income").exists()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Change("shoe_size", 41), "没有“shoe_size”"),
        (Change("wage_income", "1800元"), "哪一位成员"),
        (Change("deposits", "很多"), "银行存款"),
        (Change("wage_income", "1800元", 999), "不是本办件的家庭成员"),
    ],
)
def test_what_cannot_be_a_fact_is_refused(cast: Cast, case: Case, change: Change, why: str) -> None:
    with pytest.raises(FactRefused, match=why):
        amend(case, cast, change)


def test_it_refuses_an_officer_of_another_town(cast: Cast, case: Case) -> None:
    with pytest.raises(NotAllowed):
        amend(case, cast, Change("deposits", 0), by="other_town_clerk")


def test_the_check_marks_what_differs_and_is_noted_once(cast: Cast, case: Case) -> None:
    know_of_pension(cast.spouse.pk, PENSION)
    clerk = cast.viewers["check_clerk"]

    (check,) = record_check(case.number, by=clerk, on=TUESDAY)
    (again,) = record_check(case.number, by=clerk, on=TUESDAY)

    assert (check.state, check.declared, check.found) == ("doubt", "0.00元", "520.00元")
    assert again == check


def test_a_confirmed_finding_becomes_the_fact_and_changes_the_amount(
    cast: Cast, case: Case
) -> None:
    know_of_pension(cast.spouse.pk, PENSION)
    clerk = cast.viewers["check_clerk"]
    (check,) = record_check(case.number, by=clerk, on=TUESDAY)
    before = dossier(case_for(clerk, case.number), clerk, TUESDAY).arithmetic

    settle_check(check.pk, CheckState.CONFIRMED, "社保系统截图", by=clerk, on=WEDNESDAY)

    after = dossier(case_for(clerk, case.number), clerk, WEDNESDAY).arithmetic
    assert before is not None and after is not None
    assert before.value("月保障金") == 290_240
    assert after.value("月保障金") == 238_241  # (1282 − 1720 ÷ 3) × 3 + 1282 × 20%


def test_a_doubt_is_settled_once_and_with_evidence(cast: Cast, case: Case) -> None:
    know_of_pension(cast.spouse.pk, PENSION)
    clerk = cast.viewers["check_clerk"]
    (check,) = record_check(case.number, by=clerk, on=TUESDAY)

    with pytest.raises(CheckFailed, match="依据"):
        settle_check(check.pk, CheckState.MISTAKEN, " ", by=clerk, on=TUESDAY)
    settle_check(check.pk, CheckState.MISTAKEN, "已停发", by=clerk, on=TUESDAY)
    with pytest.raises(CheckFailed, match="徐静"):
        settle_check(check.pk, CheckState.CONFIRMED, "再看", by=clerk, on=TUESDAY)


def test_without_a_file_the_source_finds_nothing(cast: Cast, case: Case) -> None:
    assert FileSource().query([], date(2026, 11, 3)) == []
    assert record_check(case.number, by=cast.viewers["check_clerk"], on=TUESDAY) == ()


def test_an_ended_case_keeps_its_facts(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    with pytest.raises(Exception, match="已于"):
        amend(case, cast, Change("deposits", 100))
