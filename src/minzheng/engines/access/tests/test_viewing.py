"""viewer_of(), may(), require(), visible(): posts, divisions and matters decide, nothing else."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.api import (
    NOBODY,
    Account,
    NotAllowed,
    Viewer,
    ViewerPost,
    may,
    may_see,
    require,
    viewer_of,
    visible,
)
from minzheng.engines.access.testing import (
    DAY,
    DISTRICT,
    OTHER_VILLAGE_A,
    TOWN_A,
    TOWN_B,
    VILLAGE_A,
    VILLAGE_B,
    Cast,
)
from minzheng.engines.audit.api import Entry
from minzheng.kernel.divisions import covers
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.households.api import Household
from minzheng.registers.offices.api import appoint
from minzheng.registers.people.api import Person

pytestmark = pytest.mark.django_db

PLACES = [DISTRICT, TOWN_A, VILLAGE_A, OTHER_VILLAGE_A, TOWN_B, VILLAGE_B]
CLERK = Doer("officer", "x", "x")


def test_a_viewer_takes_one_query_after_the_account(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        viewer = viewer_of(Account.objects.get(username="town_clerk"), DAY)

    expected = Doer("officer", "town_clerk", "李建国", "青竹镇人民政府", TOWN_A)
    assert viewer.doer == expected


@pytest.mark.parametrize(
    ("key", "division", "allowed"),
    [
        ("town_clerk", VILLAGE_A, True),
        ("town_clerk", TOWN_A, True),
        ("other_town_clerk", VILLAGE_A, False),
        ("town_clerk", DISTRICT, False),
        ("town_head", VILLAGE_A, False),
        ("applicant", VILLAGE_A, False),
    ],
)
def test_role_and_place_must_both_fit(cast: Cast, key: str, division: str, allowed: bool) -> None:
    assert may(cast.viewers[key], "town_clerk", division) is allowed


def test_any_of_several_roles_will_do(cast: Cast) -> None:
    roles = ("town_clerk", "town_head")

    assert may(cast.viewers["town_head"], roles, VILLAGE_A)
    require(cast.viewers["town_head"], roles, VILLAGE_A)


def test_a_refusal_says_which_post_is_needed(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match=r"乡镇（街道）经办人.*安全管理员"):
        require(cast.viewers["other_town_clerk"], "town_clerk", VILLAGE_A)


def test_a_post_can_be_limited_to_matters(cast: Cast) -> None:
    officer, office = cast.officers["other_town_clerk"], cast.offices["town_a"]
    keys = "relief/dibao, relief/tekun"
    appoint(officer, "town_clerk", office, since=DAY, by=SYSTEM, matters=keys)
    viewer = viewer_of(cast.accounts["other_town_clerk"], DAY)

    assert may(viewer, "town_clerk", VILLAGE_A, "relief/tekun")
    assert not may(viewer, "town_clerk", VILLAGE_A, "relief/linshi")
    assert may(viewer, "town_clerk", VILLAGE_B, "relief/linshi")


def test_several_posts_add_up(cast: Cast) -> None:
    appoint(
        cast.officers["other_town_clerk"],
        "town_clerk",
        cast.offices["village_a"],
        since=DAY,
        by=SYSTEM,
    )
    viewer = viewer_of(cast.accounts["other_town_clerk"], DAY)

    assert [may_see(viewer, place) for place in PLACES] == [False, False, True, False, True, True]


def test_a_post_counts_only_in_its_time(cast: Cast) -> None:
    assert viewer_of(cast.accounts["town_clerk"], date(2019, 12, 31)).posts == ()


@pytest.mark.parametrize(
    ("key", "sees"),
    [
        ("village_worker", True),
        ("other_village_worker", False),
        ("town_clerk", True),
        ("other_town_clerk", False),
        ("district_head", True),
        ("auditor", True),
        ("system_admin", False),
        ("security_admin", False),
        ("applicant", False),
    ],
)
def test_rows_are_those_of_the_own_area(cast: Cast, key: str, sees: bool) -> None:
    rows = visible(Household.objects.all(), cast.viewers[key])

    assert list(rows) == ([cast.household] if sees else [])


def test_nobody_sees_nothing_without_asking_the_database(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert viewer_of(AnonymousUser(), DAY) == NOBODY
        assert list(visible(Person.objects.all(), NOBODY)) == []


def test_a_citizen_sees_only_her_own(cast: Cast) -> None:
    rows = visible(Person.objects.all(), cast.viewers["applicant"], "living_division", own="pk")

    assert list(rows) == [cast.applicant]


def test_rows_can_be_limited_to_the_posts_matters(cast: Cast) -> None:
    # The trail has a division and a text column: any table with both will do.
    post = ViewerPost("town_clerk", VILLAGE_A, frozenset({"open_household"}))
    rows = visible(Entry.objects.all(), Viewer(CLERK, (post,)), matter_field="verb")

    assert [entry.verb for entry in rows] == ["open_household"]


def test_a_closed_account_is_nobody(cast: Cast) -> None:
    account = cast.accounts["town_clerk"]
    account.is_active = False

    assert viewer_of(account, DAY) == NOBODY


@given(st.lists(st.sampled_from(PLACES), max_size=3))
def test_list_and_single_record_agree(places: list[str]) -> None:
    posts = tuple(ViewerPost("town_clerk", place, frozenset("*")) for place in places)
    viewer = Viewer(CLERK, posts)

    for row in PLACES:
        assert may_see(viewer, row) is any(covers(place, row) for place in places)
    assert not may_see(viewer, "")
