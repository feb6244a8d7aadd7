"""Those whom only departments know are counted and listed like everybody, their names masked."""

from pathlib import Path

import pytest

from minzheng.engines.access.testing import APPLICANT_ID, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.screening.api import build
from minzheng.engines.views.api import Asked, count, members
from minzheng.kernel.doer import SYSTEM

from .staging import MONDAY, deliver_residents, resident

WIDOW, HER_SON, FAR = "440118194205060023", "440118197001010036", "440118193003030024"


@pytest.fixture(autouse=True)
def told(cast: Cast) -> None:
    """A widow with her son, a man far away, and somebody who has a file already."""
    rows = [
        resident(WIDOW, VILLAGE_A, "户1"), resident(HER_SON, VILLAGE_A, "户1", 20),
        resident(FAR, VILLAGE_B, "户2"), resident(APPLICANT_ID, VILLAGE_A, "户3"),
    ]  # fmt: skip
    deliver_residents(rows, MONDAY)
    build(MONDAY, by=SYSTEM)


def test_they_count_beside_those_with_a_file(cast: Cast) -> None:
    asked = Asked(cast.viewers["village_worker"], MONDAY, grouping="file")

    by_label = {row.key: row.count for row in count("residents", asked).by_label}

    assert by_label == {"已建档": 3, "只在部门数据里": 2}


def test_who_has_a_file_is_not_among_them(cast: Cast) -> None:
    asked = Asked(cast.viewers["district_clerk"], MONDAY)

    assert count("unregistered", asked).total.count == 3
    assert members("unregistered", asked).total == 3


def test_they_are_listed_masked_with_the_village(cast: Cast) -> None:
    asked = Asked(cast.viewers["village_worker"], MONDAY)

    (widow,) = members("elders", asked).members

    assert (widow.name, widow.place, widow.sex) == ("邵**", VILLAGE_A, 2)
    assert (widow.person, widow.household) == (None, "")
    assert widow.lake is not None
    assert widow.born_on is not None and widow.born_on.year == 1942


def test_a_household_is_named_by_its_first_person(cast: Cast) -> None:
    asked = Asked(cast.viewers["village_worker"], MONDAY, grouping="size", label="2人户")

    found = members("households", asked)

    assert [each.name for each in found.members] == ["邵**"]
    assert found.members[0].born_on is not None and found.members[0].born_on.year == 1942


def test_opening_their_names_stands_in_the_trail(cast: Cast) -> None:
    members("elders", Asked(cast.viewers["village_worker"], MONDAY))

    (entry,) = Entry.objects.filter(verb="list_view")

    assert (entry.subject, entry.doer_key, entry.purpose) == (
        "view:elders", "village_worker", "办理本事项"
    )  # fmt: skip


def test_a_list_without_them_opens_nothing(cast: Cast, lake: Path) -> None:
    members("children", Asked(cast.viewers["village_worker"], MONDAY))

    assert not Entry.objects.filter(verb="list_view").exists()
