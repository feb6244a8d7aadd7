"""Findings from the lake: the bureau's terms, the feed as source, the version pinned."""

from collections.abc import Iterator
from datetime import date
from typing import cast as typed

import pytest

from minzheng.engines.access.testing import APPLICANT_ID, SPOUSE_ID, Cast
from minzheng.engines.cases.api import record_check
from minzheng.engines.cases.checks.choosing import check_source
from minzheng.engines.cases.checks.fake import FileSource
from minzheng.engines.cases.checks.lake import LakeSource
from minzheng.engines.cases.checks.source import Asked
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY
from minzheng.engines.lake.api import Pin
from minzheng.engines.lake.tests.staging import TOTAL, Wages, declared, deliver
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import Precedence, precedences
from minzheng.vocabulary.person import 工资性收入

OCTOBER = date(2026, 10, 31)


@pytest.fixture
def wages(cast: Cast) -> Iterator[None]:
    """The wages of the wife and of a stranger, delivered at the end of October."""
    known = typed("dict[Fact, Precedence]", precedences())
    former = known.get(工资性收入)
    known[工资性收入] = Precedence(工资性收入, (TOTAL, 工资性收入))
    with declared(Wages):
        deliver(
            [
                (SPOUSE_ID, "谢月娥", OCTOBER, 320_000),
                ("440118197001010010", "别人", OCTOBER, 999_900),
            ],
            OCTOBER,
            "d1",
        )
        yield
    del known[工资性收入]
    if former is not None:
        known[工资性收入] = former


def asked(matter: str, number: str = SPOUSE_ID) -> Asked:
    return Asked(2, "谢月娥", number, matter)


def test_a_finding_names_term_source_day_and_version(wages: None) -> None:
    (finding,) = LakeSource().query([asked("relief/dibao")], TUESDAY)

    assert (finding.column, finding.value) == ("wage_income", 320_000)
    assert (finding.source, finding.found_on) == ("测试单位《测试工资》", OCTOBER)
    assert (finding.feed, finding.version) == ("test_wages", "2026-10-31-001")


def test_whom_nobody_delivered_nothing_is_found_of(wages: None) -> None:
    assert LakeSource().query([asked("relief/dibao", APPLICANT_ID)], TUESDAY) == []


def test_a_matter_that_may_not_read_the_feed_learns_nothing(wages: None) -> None:
    assert LakeSource().query([asked("eldercare/longevity")], TUESDAY) == []


def test_what_came_later_is_not_seen_on_an_earlier_day(wages: None) -> None:
    assert LakeSource().query([asked("relief/dibao")], date(2026, 10, 30)) == []


def test_the_case_keeps_the_version_with_the_finding(cast: Cast, wages: None, case: Case) -> None:
    (check,) = record_check(case.number, by=cast.viewers["check_clerk"], on=TUESDAY)

    assert (check.feed, check.version, check.state) == ("test_wages", "2026-10-31-001", "doubt")
    assert check.found == "3,200.00元"
    assert Pin.objects.get().subject == case.ref


def test_the_lake_answers_once_it_has_a_version(cast: Cast, wages: None) -> None:
    assert isinstance(check_source(MONDAY), LakeSource)
    assert isinstance(check_source(date(2026, 10, 1)), FileSource)
