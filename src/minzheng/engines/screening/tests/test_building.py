"""Building the table: who is in it, what is known of whom, and that a version stays as it is."""

from typing import Any

import pyarrow.parquet as pq
import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.stated import facts_of
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.engines.screening.api import NoSnapshot, Snapshot, build, snapshot
from minzheng.engines.screening.building import TOGETHER
from minzheng.engines.screening.columns import household_columns, person_columns
from minzheng.engines.screening.tests.staging import MONDAY
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.units import as_number
from minzheng.registers.people.api import Person
from minzheng.vocabulary.benefits import 台账待遇

OWN = {"draw"}  # about the handling of one case, not about a household


def rows(table: Snapshot, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(table.folder / f"{name}.parquet").to_pylist()
    return found


def test_everybody_has_a_row_and_so_has_every_household(
    cast: Cast, table: Snapshot, neighbour: Person
) -> None:
    persons = [(row["household"], row["person"]) for row in rows(table, "persons")]

    family = [cast.applicant.pk, cast.spouse.pk, cast.child.pk]
    assert persons == [(-neighbour.pk, neighbour.pk), *((cast.household.pk, pk) for pk in family)]
    sizes = [(row["household"], row["members"]) for row in rows(table, "households")]
    assert sizes == [(-neighbour.pk, 1), (cast.household.pk, 3)]


def test_facts_of_cases_stand_over_those_of_the_register(cast: Cast, table: Snapshot) -> None:
    father = next(row for row in rows(table, "persons") if row["person"] == cast.applicant.pk)

    assert (father["wage_income"], father["relation"]) == (150_000, 1)
    assert father["born_on"] == cast.applicant.born_on


def test_what_nobody_stated_is_unknown_and_not_zero(table: Snapshot, neighbour: Person) -> None:
    row = next(row for row in rows(table, "persons") if row["person"] == neighbour.pk)

    assert (row["wage_income"], row["disability_grade"]) == (None, None)
    assert row["longevity"] is False  # the ledger does know


def known(columns: Any, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: fact.unit.read(facts[name])
        for name, fact in columns.items()
        if facts.get(name) is not None
    }


def given(row: dict[str, Any], columns: Any) -> dict[str, Any]:
    found = {name: row[name] for name in columns if row[name] is not None}
    return {n: as_number(v) if hasattr(v, "year") else v for n, v in found.items()}


@pytest.mark.parametrize("paid", [False, True])
def test_the_table_says_what_the_case_engine_says(cast: Cast, paid: bool) -> None:
    case: Case = apply(cast, on=MONDAY)
    on = MONDAY
    if paid:
        case = decided_case(cast, case)
        on = case.ended_on or MONDAY
    facts = facts_of(case, on)

    table = build(on, by=SYSTEM)

    household = known(household_columns(), facts)
    assert left_over(household, given(rows(table, "households")[0], household_columns())) == OWN
    for row, member in zip(rows(table, "persons"), facts["members"], strict=True):
        assert left_over(known(person_columns(), member), given(row, person_columns())) == set()


def left_over(case: dict[str, Any], row: dict[str, Any]) -> set[str]:
    """What the case says and the table does not; of the ledger the table may say more."""
    told = {name for name in row.keys() - case.keys() if not name.startswith("own_")}
    assert told <= {fact.column for fact in 台账待遇}
    return {name for name, value in case.items() if row.get(name) != value}


def test_a_version_is_never_written_again(table: Snapshot) -> None:
    before = {path: path.read_bytes() for path in table.folder.iterdir()}

    again = build(MONDAY, by=SYSTEM)

    assert (table.version, again.version) == ("2026-11-02-001", "2026-11-02-002")
    assert {path: path.read_bytes() for path in table.folder.iterdir()} == before
    assert snapshot().version == snapshot(MONDAY).version == again.version


def test_building_is_in_the_trail(table: Snapshot) -> None:
    entries = entries_about(f"population:{table.version}")

    assert [entry.verb for entry in entries] == ["build_population"]


def test_it_reads_everybody_in_few_queries(
    cast: Cast, neighbour: Person, django_assert_max_num_queries: Any
) -> None:
    apply(cast, on=MONDAY)

    with django_assert_max_num_queries(22):
        build(MONDAY, by=SYSTEM)


def test_an_empty_register_gives_an_empty_table(db: None) -> None:
    table = build(MONDAY, by=SYSTEM)

    assert (table.persons, TOGETHER > 0) == (0, True)


def test_before_the_first_build_there_is_no_table() -> None:
    with pytest.raises(NoSnapshot, match="screen"):
        snapshot()
