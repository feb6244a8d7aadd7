"""Somebody only the resident register knows is entered in the registers when her task is taken."""

from datetime import date

import pyarrow as pa
import pytest

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.alerts.api import (
    AlertRefused,
    AlertTask,
    Lead,
    Ruling,
    Verdict,
    about,
    abouts,
    judge,
    take,
)
from minzheng.engines.alerts.tests.nights import FRIDAY, MISSED, SATURDAY, raised, run
from minzheng.engines.alerts.tests.nights import found as found_by
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Case
from minzheng.engines.lake.api import numbers_of, pseudonyms
from minzheng.engines.screening.api import build
from minzheng.engines.screening.tests.delivering import deliver, resident
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import Role, feed_named
from minzheng.registers.households.api import household_of, members
from minzheng.registers.people.api import Person, find_by_id_number

OLD, SON = "440118194001010024", "440118197003050015"
POOR = "watch_missed:推算符合低保"
AGED, INCOME = {"到库年龄": 86}, {"到库人数": 2, "到库人均月收入": 30_000}
LAKE_HOMES = 2**40


def term_of(feed: str) -> str:
    """The column that holds the identity number."""
    column = feed_named(feed).column_of(Role.ID)
    assert column is not None
    return column.term.column


@pytest.fixture
def lake(cast: Cast) -> dict[str, int]:
    """Two residents of one household whom the registers do not know: their lake numbers."""
    old = {"id": OLD, "name": "邵玉兰", **resident(OLD, "7001", date(1940, 1, 1))}
    son = {"id": SON, "name": "邵建军", **resident(SON, "7001", date(1970, 3, 5), 20)}
    number = term_of("residents")
    deliver("residents", FRIDAY, *({number: row.pop("id"), **row} for row in (old, son)))
    build(FRIDAY, by=SYSTEM)
    numbers = numbers_of(pseudonyms(pa.array([OLD, SON])), create=False)
    return {"old": int(numbers[0]), "son": int(numbers[1])}


def test_before_it_is_taken_nobody_is_named(lake: dict[str, int]) -> None:
    task = raised(MISSED, -lake["old"], AGED)

    assert about(task, abouts([task])).name == "未建档居民"


def test_taking_the_task_enters_her_in_the_registers(cast: Cast, lake: dict[str, int]) -> None:
    task = raised(MISSED, -lake["old"], AGED)

    row = take(task, by=cast.viewers["village_worker"], on=SATURDAY)

    person = Person.objects.get(pk=row.subject)
    assert find_by_id_number(OLD) == person
    assert (person.name, person.living_division) == ("邵玉兰", VILLAGE_A)
    [opened] = [e for e in audit.entries_about(task.ref) if e.verb == "open_identity"]
    assert (opened.purpose, opened.doer_key) == ("办理本事项", "village_worker")


def test_all_her_tasks_move_with_her(cast: Cast, lake: dict[str, int]) -> None:
    task = raised(MISSED, -lake["old"], AGED)
    other = raised("watch_hardship:独居高龄老人没有探访", -lake["old"], {"上次探访日期": None})

    row = take(task, by=cast.viewers["village_worker"], on=SATURDAY)

    other.refresh_from_db()
    assert other.subject == row.subject > 0


def test_the_next_night_finds_the_same_task(cast: Cast, lake: dict[str, int]) -> None:
    row = take(raised(MISSED, -lake["old"], AGED), by=cast.viewers["village_worker"], on=SATURDAY)

    done = run(found_by(MISSED, (row.subject, AGED)), date(2026, 11, 23))

    assert (done.raised, done.closed, done.open) == (0, 0, 1)


def test_a_household_is_entered_with_its_members(cast: Cast, lake: dict[str, int]) -> None:
    task = raised(POOR, -(LAKE_HOMES + lake["old"]), INCOME)

    row = take(task, by=cast.viewers["village_worker"], on=SATURDAY)

    head = find_by_id_number(OLD)
    assert head is not None
    home = household_of(head, SATURDAY)
    assert home is not None
    assert row.subject == home.pk
    relations = {m.person_id: m.relation for m in members(home, SATURDAY)}
    son = find_by_id_number(SON)
    assert son is not None
    assert relations == {head.pk: 1, son.pk: 20}


def test_she_is_helped_to_apply_in_one_step(cast: Cast, lake: dict[str, int]) -> None:
    task = raised(MISSED, -lake["old"], AGED)
    ruling = Ruling(Verdict.TRUE, Lead.HELP, "老人在家，愿意领")

    judge(task, ruling, by=cast.viewers["village_worker"], on=SATURDAY)

    person = find_by_id_number(OLD)
    assert person is not None
    assert Case.objects.get(matter="eldercare/longevity").person_id == person.pk


def test_not_so_enters_nobody(cast: Cast, lake: dict[str, int]) -> None:
    task = raised(MISSED, -lake["old"], AGED)

    judge(
        task, Ruling(Verdict.FALSE, Lead.NOTHING, "户口早已迁走"),
        by=cast.viewers["village_worker"], on=SATURDAY,
    )  # fmt: skip

    assert find_by_id_number(OLD) is None


def test_whom_the_lake_no_longer_names_is_told(cast: Cast, lake: dict[str, int]) -> None:
    task = raised(MISSED, -99_999, AGED)

    with pytest.raises(AlertRefused, match="按证件建档"):
        take(task, by=cast.viewers["village_worker"], on=SATURDAY)

    assert AlertTask.objects.get(pk=task.pk).taken_by == ""
