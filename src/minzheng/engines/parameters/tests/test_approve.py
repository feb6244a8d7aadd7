"""Approving, returning, withdrawing: two people, once, and the book follows."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.parameters import api
from minzheng.engines.parameters.tests.conftest import (
    CITY,
    KEY,
    NEXT_YEAR,
    TODAY,
    entered,
    new,
    proposed,
    standard,
)
from minzheng.registers.offices.api import appoint

YEAR_END = date(2026, 12, 31)


def test_an_approved_value_holds_from_its_day_on(cast: Cast) -> None:
    before = standard(YEAR_END)

    entry = entered(cast)

    assert standard(YEAR_END) == before == 128_200
    assert standard(NEXT_YEAR) == 133_000
    assert [row.verb for row in entries_about(entry.ref)] == ["propose_value", "approve_value"]


def test_who_proposed_must_not_approve(cast: Cast) -> None:
    entry = api.propose(new(), by=cast.viewers["district_head"], on=TODAY)

    with pytest.raises(api.SamePerson, match="两位不同"):
        api.approve(entry, by=cast.viewers["district_head"], on=TODAY)


def test_a_clerk_must_not_approve(cast: Cast) -> None:
    entry = api.propose(new(), by=cast.viewers["district_head"], on=TODAY)

    with pytest.raises(NotAllowed, match="区民政局负责人"):
        api.approve(entry, by=cast.viewers["district_clerk"], on=TODAY)


def test_it_is_approved_once(cast: Cast) -> None:
    entry = entered(cast)

    with pytest.raises(api.NotOpen, match="已批准"):
        api.approve(entry, by=cast.viewers["district_head"], on=TODAY)


def test_a_returned_value_never_holds(cast: Cast) -> None:
    entry, head = proposed(cast), cast.viewers["district_head"]
    with pytest.raises(api.ReasonNeeded):
        api.return_with_reason(entry, " ", by=head, on=TODAY)

    returned = api.return_with_reason(entry, "文号不对", by=head, on=TODAY)

    assert (returned.state, returned.answer) == ("returned", "文号不对")
    assert standard(NEXT_YEAR) == 128_200
    with pytest.raises(api.NotOpen):
        api.approve(entry, by=head, on=TODAY)


def test_only_who_proposed_withdraws(cast: Cast) -> None:
    entry = proposed(cast)
    with pytest.raises(api.NotOpen, match="只有提出人"):
        api.withdraw(entry, by=cast.viewers["district_head"], on=TODAY)

    assert api.withdraw(entry, by=cast.viewers["district_clerk"], on=TODAY).state == "withdrawn"


def test_a_second_value_for_those_days_is_refused_when_it_comes_to_approval(cast: Cast) -> None:
    first = proposed(cast)
    api.Proposal.objects.filter(pk=first.pk).update(since=date(2027, 2, 1))
    second = proposed(cast, source="另一份文件")
    api.Proposal.objects.filter(pk=first.pk).update(since=NEXT_YEAR)
    api.approve(first, by=cast.viewers["district_head"], on=TODAY)

    with pytest.raises(api.ValueRefused, match="两个值"):
        api.approve(second, by=cast.viewers["district_head"], on=TODAY)


def test_the_citys_value_counts_in_the_district(cast: Cast) -> None:
    entered(cast, place=CITY, reason="穗民〔2026〕9号")

    assert standard(NEXT_YEAR, DISTRICT) == 133_000


def test_a_correction_stands_in_for_a_value_of_the_files(cast: Cast) -> None:
    wrong = api.book().entry(KEY, on=TODAY, place=CITY)
    entered(cast, place=CITY, since=wrong.since, correction=True, reason="查到文件")

    assert standard(TODAY) == standard(wrong.since) == 133_000
    assert standard(date(2024, 12, 31)) == 128_200


def test_a_correction_of_a_correction_holds(cast: Cast) -> None:
    entered(cast)
    entered(cast, value="1340元", correction=True)
    entered(cast, value="1350元", correction=True)

    assert standard(NEXT_YEAR) == 135_000
    replaced = [row for row in api.history_of(KEY) if row.replaced_by]
    assert [row.value.value for row in replaced] == [133_000, 134_000]


def test_a_correction_from_a_later_day_leaves_the_days_before(cast: Cast) -> None:
    entered(cast)
    entered(cast, value="1340元", since=date(2027, 3, 1), correction=True)

    assert standard(date(2027, 2, 28)) == 133_000
    assert standard(date(2027, 3, 1)) == 134_000


def test_a_value_between_two_ends_the_first_earlier(cast: Cast) -> None:
    entered(cast, place=CITY, since=date(2024, 7, 1), reason="补录", value="1290元")

    assert standard(date(2024, 6, 30)) == 128_200
    assert standard(date(2024, 7, 1)) == standard(date(2024, 12, 31)) == 129_000
    assert standard(date(2025, 1, 1)) == 128_200


def test_what_waits_is_listed_for_who_may_approve(cast: Cast) -> None:
    entry = proposed(cast)

    assert api.to_approve(cast.viewers["district_head"]) == [entry]
    assert api.to_approve(cast.viewers["district_clerk"]) == []
    assert api.pending(cast.viewers["district_clerk"]) == [entry]
    assert api.pending(cast.viewers["town_head"]) == []


def test_a_viewer_without_the_post_finds_no_proposal(cast: Cast) -> None:
    entry = proposed(cast)

    with pytest.raises(api.NoSuchProposal):
        api.proposal_for(cast.viewers["town_head"], entry.pk)


def test_an_officer_of_the_city_sets_the_citys_value(cast: Cast) -> None:
    officer, office = cast.officers["district_clerk"], cast.offices["district"]
    office.division_code = CITY
    office.save()
    appoint(officer, "district_head", office, since=date(2026, 1, 1), by=cast.doer("auditor"))

    assert api.places_to_set(cast.viewers["district_clerk"], api.PROPOSERS) == (CITY, DISTRICT)
