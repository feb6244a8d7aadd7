"""Totals equal the lists, to the person, for every view and every viewer."""

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.staging import DECIDED_ON, decided_case
from minzheng.engines.screening.api import Snapshot, build
from minzheng.engines.views.api import IN_DOUBT, Asked, Member, count, members, views
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import Person

from .staging import MONDAY

VIEWERS = (
    "village_worker", "town_clerk", "other_town_head", "district_clerk", "child_supervisor",
    "child_director", "auditor",
)  # fmt: skip


MOST_OPEN = 20  # views whose rows every reading post may see


def everybody(name: str, asked: Asked) -> list[Member]:
    """The whole list, two at a time, as somebody turns its pages."""
    found, after = [], ""
    while True:
        page = members(name, asked, after=after, size=2)
        found += page.members
        after = page.after
        if not after:
            assert page.total == len(found)
            return found


@pytest.mark.parametrize("key", VIEWERS)
def test_every_total_is_the_number_of_rows_behind_it(
    table: Snapshot, organisations: None, cast: Cast, key: str
) -> None:
    asked = Asked(cast.viewers[key], MONDAY)
    readable = [name for name, view in views().items() if asked.viewer.roles & set(view.readers)]
    assert len(readable) >= MOST_OPEN

    for name in readable:
        counted, listed = count(name, asked), everybody(name, asked)

        assert counted.exact
        assert counted.total.count == len(listed), name
        assert sum(row.count or 0 for row in counted.by_place) == len(listed), name
        assert sum(row.count or 0 for row in counted.by_label) == len(listed), name
        in_doubt = everybody(name, Asked(asked.viewer, MONDAY, label=IN_DOUBT))
        assert counted.total.unknown == len(in_doubt), name


@pytest.mark.parametrize("name", ["elders", "households", "deaths", "organisations"])
def test_so_is_that_of_each_label_and_each_place(
    table: Snapshot, organisations: None, cast: Cast, name: str
) -> None:
    viewer = cast.viewers["district_clerk"]
    whole = count(name, Asked(viewer, MONDAY))

    for row in whole.by_label:
        found = everybody(name, Asked(viewer, MONDAY, label=row.key))
        assert [each.label for each in found] == [row.key] * (row.count or 0)
    for row in whole.by_place:
        assert len(everybody(name, Asked(viewer, MONDAY, row.key))) == row.count


def test_they_agree_with_the_records(table: Snapshot, cast: Cast) -> None:
    elders = Person.objects.filter(born_on__lte=MONDAY.replace(year=MONDAY.year - 60), died_on=None)

    found = everybody("elders", Asked(cast.viewers["district_clerk"], MONDAY))

    assert sorted(each.person or 0 for each in found) == sorted(p.pk for p in elders)
    assert {each.name for each in found} == {"邻*"}


def test_money_is_that_of_the_ledger(cast: Cast) -> None:
    decided_case(cast, apply(cast, on=MONDAY))
    build(DECIDED_ON, by=SYSTEM)
    asked = Asked(cast.viewers["district_clerk"], DECIDED_ON)

    found, listed = count("receiving-dibao", asked), everybody("receiving-dibao", asked)

    assert (found.total.count, found.total.unsettled) == (1, 0)
    assert found.total.money == listed[0].money
    assert (found.total.money or 0) > 0
    assert listed[0].household == cast.household.number
