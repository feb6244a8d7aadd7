"""Side by side: who says what, who is believed and why, as of a day."""

from datetime import date

import pytest

from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.lake import api as lake
from minzheng.engines.sources import api
from minzheng.engines.sources.tests.staging import NOVEMBER, OCTOBER, death, disability, pension
from minzheng.vocabulary.department_data import 医学死亡日期, 证载残疾类别
from minzheng.vocabulary.disability import 残疾证有效期至
from minzheng.vocabulary.person import 养老金, 死亡日期, 残疾类别


def test_the_declared_order_decides(cast: Cast) -> None:
    disability(kind=3, grade=2)

    found = api.sides(cast.spouse, 残疾类别, DAY)

    assert [(side.fact, side.text) for side in found.sides] == [
        (证载残疾类别, "言语"),
        (残疾类别, "无"),
    ]
    assert found.believed is found.sides[0]
    assert found.value == 3
    assert "残联" in found.why
    assert found.in_conflict


def test_each_side_names_its_source_day_and_version(cast: Cast) -> None:
    disability(kind=3, grade=2)

    theirs, ours = api.sides(cast.spouse, 残疾类别, DAY).sides

    assert (theirs.day, theirs.feed, theirs.version) == (
        NOVEMBER, "disability_certificates", "2026-11-01-001",
    )  # fmt: skip
    assert ours.source.startswith("民政登记")
    assert ours.day == DAY


def test_what_is_known_later_is_not_known_before(cast: Cast) -> None:
    disability(kind=3, grade=2)

    found = api.sides(cast.spouse, 残疾类别, OCTOBER)

    assert found.sides == ()  # neither version nor registration stood on that day
    assert found.value is None
    assert found.why == "各来源都没有这一项"


def test_a_complete_register_says_none_of_who_is_not_in_it(cast: Cast) -> None:
    disability(kind=3, grade=2)

    [theirs, ours] = api.sides(cast.applicant, 残疾类别, DAY).sides

    assert (theirs.value, theirs.listed, ours.value) == (0, False, 0)


def test_of_who_has_no_number_a_register_says_nothing(cast: Cast) -> None:
    disability(kind=3, grade=2)
    cast.applicant.id_index = None
    cast.applicant.save()

    theirs = api.sides(cast.applicant, 残疾类别, DAY).sides[0]

    assert theirs.value is None


def test_what_cases_have_on_file_stands_beside_the_departments(cast: Cast) -> None:
    pension(150_000)
    own = {养老金.column: api.Own(20_000, "低保办件 GZ1", OCTOBER)}

    found = api.sides(cast.applicant, 养老金, DAY, own)

    assert (found.text, found.sides[1].text) == ("200.00元", "1,500.00元")
    assert found.in_conflict


def test_somebody_only_the_lake_knows_has_no_register(cast: Cast) -> None:
    version = death(date(2026, 10, 1), OCTOBER)

    found = api.sides(1, 死亡日期, DAY)

    assert version.people == 1
    assert found.sides[0].fact is 医学死亡日期
    assert found.text == "2026年10月1日"


def test_numbers_joined_since_are_read_together(cast: Cast) -> None:
    disability(kind=3, grade=2)
    pension(90_000)
    lake.merge([2], 1, reason="同一人两个号码", on=DAY, by=cast.doer("data_head"))

    assert api.sides(1, 养老金, DAY).value == 90_000
    assert api.sides(2, 残疾证有效期至, DAY).text == "2030年1月1日"


@pytest.mark.parametrize("as_of", [OCTOBER, DAY])
def test_several_facts_are_those_asked_one_by_one(cast: Cast, as_of: date) -> None:
    disability(kind=3, grade=2)
    pension(90_000)
    asked = api.Asked(api.Subject.of(cast.spouse), as_of, {})

    together = api.all_sides(asked, api.facts_with_sources())

    alone = [api.sides(cast.spouse, fact, as_of) for fact in api.facts_with_sources()]
    assert [(each.text, each.why) for each in together] == [
        (each.text, each.why) for each in alone
    ]  # fmt: skip
