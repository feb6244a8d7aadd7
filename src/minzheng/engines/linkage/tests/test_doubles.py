"""Two numbers that may be one person: found, joined by somebody, parted again."""

from datetime import date

from minzheng.engines.access.testing import Cast
from minzheng.engines.lake.api import overlay
from minzheng.engines.linkage.api import ReviewPair, accept, seek_doubles, undo
from minzheng.engines.linkage.tests.staging import CHUN, LATER, NEIGHBOURS, YUE, deliver

AGAIN = {**CHUN, "id_number": "440106198403050013"}  # the same man under a second number


def test_two_numbers_of_one_man_wait_for_a_look(cast: Cast) -> None:
    persons, _ = deliver([CHUN, YUE, AGAIN, *NEIGHBOURS], "residents-1")

    done = seek_doubles(by=cast.viewers["data_clerk"], on=LATER)

    pair = ReviewPair.objects.get()
    assert done.pairs == 1
    assert (pair.person, pair.other) == (persons[0], persons[2])


def test_joined_numbers_answer_as_one_until_it_is_undone(cast: Cast) -> None:
    persons, _ = deliver([CHUN, YUE, AGAIN, *NEIGHBOURS], "residents-1")
    by = cast.viewers["data_clerk"]
    seek_doubles(by=by, on=LATER)

    ruling = accept(ReviewPair.objects.get(), "公安更正过号码", by=by, on=LATER)
    joined = overlay(date.max).cluster(int(persons[2]))
    undo(ruling, "查明是两个人", by=by, on=LATER)

    assert joined == [persons[0], persons[2]]
    assert overlay(date.max).cluster(int(persons[2])) == [persons[2]]


def test_a_family_is_not_one_person(cast: Cast) -> None:
    deliver([CHUN, YUE, *NEIGHBOURS], "residents-1")

    assert seek_doubles(by=cast.viewers["data_clerk"], on=LATER).pairs == 0
