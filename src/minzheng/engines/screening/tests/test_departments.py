"""Departments' word in the table: of whom, in which version, and who is believed."""

from datetime import date
from typing import Any

import pyarrow.parquet as pq

from minzheng.engines.access.testing import APPLICANT_ID, SPOUSE_ID, Cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.consent.api import Wish, agree
from minzheng.engines.screening.api import Snapshot, build, fresh
from minzheng.engines.screening.residents import LAKE_HOMES
from minzheng.engines.screening.tests.delivering import (
    NEXT,
    NIGHT,
    citizen,
    deliver,
    died,
    in_custody,
    resident,
)
from minzheng.engines.sources.api import NewOverrule, overrule
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import record_death

ONE, TWO = citizen("700303", 7), citizen("010203", 8)
EIGHTEENTH = date(2026, 11, 18)


def person(table: Snapshot, key: int) -> dict[str, Any]:
    rows = [row for a, _ in table.files for row in pq.read_table(a.path).to_pylist()]
    found: dict[str, Any] = next(row for row in rows if row["person"] == key)
    return found


def test_a_department_is_believed_over_the_register_where_the_order_says_so(cast: Cast) -> None:
    record_death(cast.applicant, died_on=NIGHT, source="家属报告", by=SYSTEM, on=NIGHT)
    deliver("deaths", NIGHT, died(APPLICANT_ID, EIGHTEENTH))

    row = person(build(NIGHT, by=SYSTEM), cast.applicant.pk)

    assert (row["died_on"], row["dep_died_on"]) == (EIGHTEENTH, EIGHTEENTH)


def test_what_a_case_confirmed_stays_where_the_order_says_so(cast: Cast) -> None:
    apply(cast, on=date(2026, 11, 2))
    tax = {"tax_kind": 1, "tax_monthly": 999_900}
    deliver("income_tax", NIGHT, {"person": APPLICANT_ID, **tax})

    row = person(build(NIGHT, by=SYSTEM), cast.applicant.pk)

    assert (row["wage_income"], row["own_wage_income"]) == (150_000, 150_000)


def test_what_an_officer_settled_stands_over_everybody(cast: Cast) -> None:
    deliver("deaths", NIGHT, died(APPLICANT_ID, EIGHTEENTH))
    settled = NewOverrule("died_on", "2026-11-17", "证明书日期录错，已见原件")
    overrule(cast.applicant, settled, by=cast.viewers["district_clerk"], on=NIGHT)

    row = person(build(NIGHT, by=SYSTEM), cast.applicant.pk)

    assert row["died_on"] == date(2026, 11, 17)


def test_without_a_row_in_a_whole_register_there_is_none_of_it(cast: Cast) -> None:
    deliver("custody", NIGHT, in_custody(SPOUSE_ID, EIGHTEENTH))
    cast.child.id_index = None
    cast.child.save()

    table = build(NIGHT, by=SYSTEM)

    family = (cast.spouse.pk, cast.applicant.pk, cast.child.pk)
    assert [person(table, key)["dep_custody"] for key in family] == [True, False, None]


def test_everybody_else_in_the_resident_register_is_there(cast: Cast) -> None:
    couple = [resident(ONE, "H1", date(1970, 3, 3)), resident(TWO, "H1", date(2001, 2, 3), 20)]
    deliver("residents", NIGHT, *couple, resident(APPLICANT_ID, "H2", date(1984, 3, 5)))

    table = build(NIGHT, by=SYSTEM)

    assert (table.about["lake_persons"], table.persons) == (2, 5)
    head = person(table, -1)
    assert head["household"] == person(table, -2)["household"] == -(LAKE_HOMES + 1)
    assert (head["born_on"], head["relation"]) == (date(1970, 3, 3), 1)
    lake_files = table.files[1]
    assert lake_files[0].same["longevity"] is False
    assert lake_files[1].same["receiving"] is False


def test_the_table_is_built_again_only_when_something_changed(cast: Cast) -> None:
    first = fresh(NIGHT, by=SYSTEM)

    same = fresh(NIGHT, by=SYSTEM)
    deliver("custody", NIGHT, in_custody(SPOUSE_ID, EIGHTEENTH))
    other = fresh(NIGHT, by=SYSTEM)
    record_death(cast.applicant, died_on=NIGHT, source="家属报告", by=SYSTEM, on=NEXT)
    again = fresh(NIGHT, by=SYSTEM)

    versions = [table.version[-3:] for table in (first, same, other, again)]
    assert versions == ["001", "001", "002", "003"]


def test_banks_are_asked_only_of_who_authorised_it(cast: Cast) -> None:
    held = {"money_amount": 5_000_000, "money_kind": 1}
    deliver(
        "bank_assets", NIGHT, *({"person": each, **held} for each in (APPLICANT_ID, SPOUSE_ID, ONE))
    )
    deliver("residents", NIGHT, resident(ONE, "H1", date(1970, 3, 3)))
    agree(Wish(cast.applicant.pk, "relief/dibao"), by=cast.viewers["applicant"], on=NIGHT)

    table = build(NIGHT, by=SYSTEM)

    others = [pq.read_table(each.path) for each, _ in table.files[1:]]
    assert person(table, cast.applicant.pk)["dep_deposits"] == 5_000_000
    assert person(table, cast.spouse.pk)["dep_deposits"] is None
    assert others and all("dep_deposits" not in each.column_names for each in others)
