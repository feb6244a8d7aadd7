"""Whose rows these are: by number, by evidence, or for somebody to look at."""

from datetime import date
from pathlib import Path

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.lake.api import number_of_person
from minzheng.engines.linkage.api import ReviewPair
from minzheng.engines.linkage.tests.staging import CHUN, NEIGHBOURS, YUE, deaths, deliver

pytestmark = pytest.mark.django_db
Reason = ReviewPair.Reason


@pytest.fixture
def town() -> tuple[int, int]:
    """The numbers of Chun and Yue among some neighbours, who have numbers of their own."""
    numbered = [
        {**each, "id_number": number} for each, number in zip(NEIGHBOURS, NUMBERS, strict=False)
    ]
    persons, _ = deliver([CHUN, YUE, *numbered], "residents-1")
    return int(persons[0]), int(persons[1])


NUMBERS = ("440118195001010010", "440118195102020023")


def test_a_valid_number_settles_it(town: tuple[int, int]) -> None:
    assert deaths([{"id_number": CHUN["id_number"], "name": "罗春生"}]).tolist() == [town[0]]


def test_a_new_valid_number_is_a_new_person(town: tuple[int, int]) -> None:
    person = deaths([{"id_number": "440118201506010049", "name": "罗小雨"}])[0]

    assert person > max(town)


def test_an_old_number_of_fifteen_digits_is_understood(town: tuple[int, int]) -> None:
    assert deaths([{"id_number": "440118840305001", "name": "罗春生"}]).tolist() == [town[0]]


def test_a_wrong_last_digit_still_tells_the_birth(town: tuple[int, int]) -> None:
    number = str(CHUN["id_number"])
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")

    found = deaths([{"id_number": wrong, "name": "罗春生"}]).tolist()

    assert found == [town[0]] or ReviewPair.objects.get().person == town[0]


def test_a_valid_number_of_somebody_else_waits_for_a_look(town: tuple[int, int]) -> None:
    row = {"id_number": CHUN["id_number"], "name": "邹德全", "born_on": date(1951, 1, 9)}

    assert deaths([row]).tolist() == [0]
    pair = ReviewPair.objects.get()
    assert (pair.reason, pair.person, pair.row) == (Reason.CONTRADICTED, town[0], 2)


@pytest.mark.parametrize(
    ("name", "born_on"),
    [("羅春生", None), ("罗椿生", None), ("罗春", date(1984, 3, 5)), ("邹德全", date(1984, 3, 5))],
)
def test_a_valid_number_needs_only_the_name_or_the_birth(
    town: tuple[int, int], name: str, born_on: date | None
) -> None:
    row = {"id_number": CHUN["id_number"], "name": name, "born_on": born_on}

    assert deaths([row]).tolist() == [town[0]]


def test_without_a_number_name_birth_and_sex_are_enough_when_they_are_rare(
    town: tuple[int, int],
) -> None:
    row = {"name": "罗春生", "born_on": date(1984, 3, 5), "sex": 1}

    assert deaths([row]).tolist() == [town[0]]
    assert not ReviewPair.objects.exists()


def test_a_digit_off_is_linked_by_the_rest(town: tuple[int, int]) -> None:
    row = {**CHUN, "id_number": "440118198403050018"}

    assert deaths([row]).tolist() == [town[0]]


def test_a_bare_name_is_nobody(town: tuple[int, int]) -> None:
    assert deaths([{"name": "罗春生"}]).tolist() == [0]


def test_a_name_quite_unlike_is_never_linked_unasked(town: tuple[int, int]) -> None:
    row = {**CHUN, "id_number": None, "name": "罗大强"}

    persons, _ = deliver([row], "residents-2", on=date(2026, 11, 2))

    assert persons.tolist() == [0]
    assert ReviewPair.objects.get().reason == Reason.FORBIDDEN


def test_the_queue_does_not_grow_when_it_is_done_again(town: tuple[int, int]) -> None:
    row = {"id_number": CHUN["id_number"], "name": "邹德全"}

    deaths([row])
    deaths([row])

    assert ReviewPair.objects.count() == 1


def test_neither_the_trail_nor_the_queue_tells_a_number(town: tuple[int, int], lake: Path) -> None:
    deaths([{"id_number": CHUN["id_number"], "name": "邹德全"}])

    pair = ReviewPair.objects.get()
    texts = [str(entry.detail) for entry in Entry.objects.all()] + [str(vars(pair))]
    assert not any(CHUN["id_number"] in text or "邹德全" in text for text in texts)


def test_a_registered_person_meets_her_rows(town: tuple[int, int], cast: Cast) -> None:
    assert number_of_person(cast.applicant) == town[0]
