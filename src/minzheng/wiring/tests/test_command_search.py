"""minzheng search: says how full the index is, builds it anew; cases are found as they come."""

import json
from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import VILLAGE_A, Cast, make_cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.search.api import find
from minzheng.registers.people.api import Person
from minzheng.wiring.commands import search

MONDAY = date(2026, 11, 2)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(MONDAY)


def test_a_case_is_found_as_soon_as_it_is_submitted(cast: Cast) -> None:
    case = apply(cast, on=MONDAY)

    found = find(cast.viewers["town_clerk"], case.number)
    assert found.only is not None and found.only.label == case.number
    assert find(cast.viewers["other_town_clerk"], case.number).groups == ()


def test_it_says_what_cannot_be_found_and_mends_it(cast: Cast, capsys: Any) -> None:
    apply(cast, on=MONDAY)
    assert search.run(["status"]) == 0
    past_every_verb = Person(
        name="欧阳兰兰", pinyin="oyll", born_on=MONDAY, id_kind="none", living_division=VILLAGE_A
    )
    past_every_verb.save()
    capsys.readouterr()

    assert search.run(["status", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["人员"] == {"有": 4, "能找到": 3, "重建未完成": False}
    assert search.run(["rebuild", "--kinds", "person"]) == 0
    assert "人员：4" in capsys.readouterr().out
    assert search.run(["status"]) == 0
    assert [hit.label for hit in find(cast.viewers["town_clerk"], "oyll").hits] == ["欧阳兰兰"]
