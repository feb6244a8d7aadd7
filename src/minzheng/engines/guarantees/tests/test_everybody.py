"""Over everybody: the same answers as for one; who is missing is told once, opt-outs kept."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, TOWN_A, VILLAGE_A
from minzheng.engines.cases.api import Case
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.asking import condition_of
from minzheng.engines.guarantees.testing import World, make_elder
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.many import many
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.population import Population
from minzheng.registers.people.api import Person

pytestmark = pytest.mark.usefixtures("lake")
PLACE = "440118000000"
TESTS = {
    item.code: test
    for each in api.shipped()
    for item in each.items
    if (test := condition_of(item.tests)) is not None
}
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "born_on": st.dates(date(1915, 1, 1), date(1990, 1, 1)),
        "died_on": st.none() | st.just(date(2026, 10, 1)),
        "receiving": st.none() | st.booleans(),
        "tekun_supported": st.none() | st.booleans(),
        "margin_recognised": st.none() | st.booleans(),
        "registered_here": st.none() | st.booleans(),
        "hmt_resident": st.none() | st.booleans(),
        "one_child_lost_family": st.none() | st.booleans(),
        "ability_living": st.none() | st.sampled_from([1, 2, 8]),
        "disability_grade": st.none() | st.sampled_from([1, 4]),
    },
)


@settings(max_examples=30, deadline=None)
@given(st.lists(FACTS, min_size=1, max_size=6))
def test_one_elder_and_everybody_get_the_same_answer(rows: list[dict[str, object]]) -> None:
    book = catalogue().params
    table = Population.from_rows(rows, TESTS.values(), place=PLACE)
    columns = many(TESTS, table, on=DAY, params=book)

    for at, facts in enumerate(rows):
        found = run(tuple(TESTS.values()), facts, on=DAY, place=PLACE, params=book)
        for code, test in TESTS.items():
            column = columns[code]
            whole = None if column.unknown[at] else bool(column.values[at])
            assert found.value(test) == whole, (code, facts)


def listed(person: Person) -> set[str]:
    return set(api.Invitation.objects.filter(person=person).values_list("item", flat=True))


def test_the_count_lists_whom_her_own_list_says_is_missing(world: World) -> None:
    api.count(DAY, by=SYSTEM)

    for person in (world.oldest, world.other, world.young):
        own = api.own_list(person, DAY).of(api.Standing.MISSING)
        assert listed(person) == {each.item.code for each in own}
    assert "N04" in listed(world.oldest)
    assert listed(world.young) == set()


def test_a_second_count_changes_nothing(world: World) -> None:
    first = api.count(DAY, by=SYSTEM)
    again = api.count(DAY, by=SYSTEM)

    assert first.listed > 0
    assert (again.listed, again.settled, again.waiting) == (0, 0, first.waiting)


def test_counts_add_up_by_item_and_town(world: World) -> None:
    api.count(DAY, by=SYSTEM)
    viewer = world.viewer("district_clerk")

    whole = next(each for each in api.counts_by_item(viewer) if each.code == "N04").count
    towns = dict(api.counts_by_town(viewer, "N04"))

    assert (whole.entitled, whole.missing) == (2, 2)
    assert towns[TOWN_A].missing == 1
    own = next(e for e in api.counts_by_item(world.viewer("town_clerk")) if e.code == "N04")
    assert own.count.entitled == 1


def test_a_matter_that_finds_people_opens_a_case_for_each_in_the_area_once(world: World) -> None:
    api.count(DAY, by=SYSTEM)
    clerk = world.viewer("town_clerk")

    done = api.invite(clerk, "N04", on=DAY)

    assert (done.told, done.cases) == (1, 1)
    row = api.Invitation.objects.get(person=world.oldest, item="N04")
    assert Case.objects.get(number=row.case).person_id == world.oldest.pk
    assert not Case.objects.filter(person=world.other).exists()
    with pytest.raises(api.GuaranteeRefused, match="没有等着告知"):
        api.invite(clerk, "N04", on=DAY)


def test_a_service_is_told_by_message_and_becomes_a_need_when_wanted(world: World) -> None:
    api.count(DAY, by=SYSTEM)
    api.invite(world.viewer("town_clerk"), "N03", on=DAY)

    told = inbox(Recipient("person", str(world.oldest.pk)))
    assert "老年人能力综合评估" in told[0].text


def test_who_declined_is_not_told_again(world: World) -> None:
    api.count(DAY, by=SYSTEM)
    clerk = world.viewer("town_clerk")
    api.decline(clerk, world.oldest, "N04", "本人说不要", on=DAY)

    api.count(DAY, by=SYSTEM)

    row = api.Invitation.objects.get(person=world.oldest, item="N04")
    assert row.reply == api.Reply.DECLINED
    with pytest.raises(api.GuaranteeRefused):
        api.invite(clerk, "N04", on=DAY)
    api.tell_again(clerk, world.oldest, "N04", on=DAY)
    assert api.invite(clerk, "N04", on=DAY).told == 1


def test_an_officer_of_another_town_neither_sees_nor_declines(world: World) -> None:
    api.count(DAY, by=SYSTEM)
    other = world.viewer("other_town_clerk")

    page = api.invitation_page(other, api.Wanted(item="N04"))

    assert [row.person_id for row in page.rows] == [world.other.pk]
    with pytest.raises(api.NoSuchGuarantee):
        api.decline(other, world.oldest, "N04", "", on=DAY)


def test_a_stranger_does_not_decide_for_her(world: World) -> None:
    with pytest.raises(NotAllowed):
        api.decline(world.viewer("applicant"), world.oldest, "N04", "", on=DAY)


def test_who_died_since_is_settled(world: World) -> None:
    elder = make_elder("谢冬", date(1940, 1, 1), VILLAGE_A, DAY)
    api.count(DAY, by=SYSTEM)
    Person.objects.filter(pk=elder.pk).update(died_on=DAY)

    api.count(DAY, by=SYSTEM)

    replies = set(api.Invitation.objects.filter(person=elder).values_list("reply", flat=True))
    assert replies == {api.Reply.SETTLED}
