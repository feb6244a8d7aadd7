"""Every matter over everybody: the counts, the answers kept, and what stands beside them."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.staging import DECIDED_ON, decided_case
from minzheng.engines.screening.api import Count, Screening, Snapshot, build, questions_of, screen
from minzheng.engines.screening.tests.staging import MONDAY
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.matter import UnknownMatter, catalogue
from minzheng.registers.people.api import Person

ALLOWANCE = "relief/dibao"


def of(done: Screening, matter: str) -> Count:
    return next(count for count in done.counts if count.matter == matter)


def test_it_counts_who_would_receive_beside_who_does(cast: Cast, neighbour: Person) -> None:
    decided_case(cast, apply(cast, on=MONDAY))

    done = screen(build(DECIDED_ON, by=SYSTEM), DECIDED_ON, by=SYSTEM)

    count = of(done, ALLOWANCE)
    assert (count.would, count.would_not, count.not_known) == (1, 0, 1)
    assert (count.held_now, count.paid_now) == (1, count.monthly)
    assert count.monthly > 0


def test_every_question_has_its_columns_for_every_row(table: Snapshot, lake: Path) -> None:
    done = screen(table, MONDAY, by=SYSTEM)

    folder = lake / "screening" / done.version
    persons = pq.read_table(folder / "persons/00000.parquet")
    homes = pq.read_table(folder / "households/00000.parquet")
    asked = {name for q in questions_of() for name, _ in q.columns()}
    assert asked == {*persons.column_names, *homes.column_names} - {"person", "household"}
    assert (persons.num_rows, homes.num_rows) == (done.persons, done.households) == (4, 2)


def test_the_answers_say_what_they_rest_on(table: Snapshot, lake: Path) -> None:
    done = screen(table, MONDAY, by=SYSTEM, keys=[ALLOWANCE])

    about = json.loads((lake / "screening" / done.version / "about.json").read_text("utf-8"))
    assert (about["population"], about["on"]) == (table.version, "2026-11-02")
    assert [entry.verb for entry in entries_about(f"screening:{done.version}")] == ["screen"]


def test_one_matter_gives_the_same_as_all_together(table: Snapshot) -> None:
    alone = screen(table, MONDAY, by=SYSTEM, keys=[ALLOWANCE])
    together = screen(table, MONDAY, by=SYSTEM)

    assert of(alone, ALLOWANCE) == of(together, ALLOWANCE)
    assert alone.version != together.version


def test_an_unknown_matter_is_refused_by_name(table: Snapshot) -> None:
    with pytest.raises(UnknownMatter, match="relief/none"):
        screen(table, MONDAY, by=SYSTEM, keys=["relief/none"])


def test_help_on_the_spot_is_asked_only_by_name() -> None:
    spot = [key for key, each in catalogue().matters.items() if each.application.anywhere]

    assert {q.matter.key for q in questions_of()}.isdisjoint(spot)
    assert {q.matter.key for q in questions_of(spot)} <= set(spot)
