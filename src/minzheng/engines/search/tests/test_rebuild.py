"""Building anew: all is found again, an interruption costs nothing, twice is as good as once."""

from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.search import keeping, rebuilding
from minzheng.engines.search.api import Kind, find, rebuild, status
from minzheng.engines.search.models import Entry, Progress, Token
from minzheng.registers.people.api import Person

AT = datetime(2026, 11, 2, 20, tzinfo=UTC)


@pytest.fixture
def emptied(cast: Cast) -> Cast:
    Token.objects.all().delete()
    Entry.objects.all().update(address=None)
    Entry.objects.all().delete()
    return cast


def test_everything_is_found_again(emptied: Cast) -> None:
    assert find(emptied.viewers["town_clerk"], "罗春生").groups == ()

    steps = list(rebuild(at=AT))

    assert find(emptied.viewers["town_clerk"], "罗春生").groups
    assert find(emptied.viewers["town_clerk"], "3队12号").groups
    assert (steps[0].kind, steps[0].done, steps[0].total) == (Kind.PERSON, 3, 3)
    assert {each.there - each.found for each in status()} == {0}


def test_one_that_was_interrupted_goes_on(emptied: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(keeping, "BATCH", 1)
    monkeypatch.setattr(rebuilding, "BATCH", 1)

    list(islice(rebuild((Kind.PERSON,), at=AT), 2))

    assert next(each for each in status() if each.kind is Kind.PERSON).unfinished
    assert [step.done for step in rebuild((Kind.PERSON,), at=AT)] == [3]
    assert Progress.objects.get(kind=Kind.PERSON).finished_at == AT
    assert Entry.objects.filter(kind=Kind.PERSON).count() == 3


def test_a_second_time_changes_nothing(cast: Cast) -> None:
    before = sorted(bytes(token) for token in Token.objects.values_list("token", flat=True))

    list(rebuild(at=AT))
    list(rebuild(at=AT))

    after = sorted(bytes(token) for token in Token.objects.values_list("token", flat=True))
    assert after == before


def test_addresses_of_nobody_are_forgotten(cast: Cast) -> None:
    Person.objects.filter(pk=cast.child.pk).update(address="没有人再住的地方1号")
    list(rebuild(at=AT))
    Person.objects.filter(pk=cast.child.pk).update(address="", died_on=date(2026, 11, 1))

    list(rebuild(at=AT))

    kept = Entry.objects.filter(kind=Kind.ADDRESS).values_list("label", flat=True)
    assert list(kept) == [cast.household.address]
