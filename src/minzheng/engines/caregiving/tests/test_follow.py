"""Who is decided on is to have a carer; what changes or ends is found by the day's run."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.audit.api import Entry
from minzheng.engines.caregiving.api import (
    SchemeFaulty,
    escalate_overdue,
    follow,
    in_force,
    read_scheme,
    schemes,
)
from minzheng.engines.caregiving.testing import elder, supported
from minzheng.engines.caregiving.tests.conftest import DECIDED, LODGED, Agree, World
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.matter import catalogue
from minzheng.registers.people.api import record_death

LATER = DECIDED + timedelta(days=3)


def inbox(key: str) -> list[str]:
    return [row.text for row in notices.inbox(notices.Recipient("officer", key))]


def test_who_was_decided_on_has_nobody_yet_and_a_clock(world: World) -> None:
    charge = world.charge

    assert (charge.tier, charge.mode, charge.care) == ("half", "home", 30_000)
    assert (charge.duty, charge.duty_since) == ("none", DECIDED)
    assert charge.duty_due == date(2026, 11, 30)  # ten working days
    assert any("未落实照料人" in text for text in inbox("town_clerk"))


def test_a_second_run_changes_nothing(world: World) -> None:
    entries = Entry.objects.count()

    again = follow(DECIDED)

    assert (again.came, again.changed, again.left, again.over) == (0, 0, 0, 0)
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("more", [0, 3])
def test_a_day_on_which_nothing_changed_asks_as_little_for_many(
    world: World, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number, word in enumerate("甲乙丙"[:more]):
        supported(world.cast, elder(f"老{word}", date(1950, 1, 1), 50 + number), LODGED)
    follow(DECIDED)

    with django_assert_max_num_queries(6):
        assert follow(DECIDED).came == 0


def test_the_amount_comes_with_its_sentence_and_article(world: World) -> None:
    line = world.charge.workings[-1]

    assert line["text"] == "300.00元" and "300.00元" in line["sentence"]
    assert any("社会救助法" in cite for cite in line["cites"])


def test_what_is_late_goes_up_one_post_at_a_time(world: World) -> None:
    due = world.charge.duty_due
    assert due is not None

    assert escalate_overdue(due) == 0
    assert escalate_overdue(due + timedelta(days=1)) == 1
    assert escalate_overdue(due + timedelta(days=2)) == 0
    assert any("照料协议" in text for text in inbox("town_head"))
    assert not any("照料协议" in text for text in inbox("district_head"))
    assert escalate_overdue(due + timedelta(days=6)) == 1
    assert any("照料协议" in text for text in inbox("district_head"))


def test_a_missed_visit_goes_from_the_town_to_the_district(world: World, agree: Agree) -> None:
    agree()
    due = world.charge.visit_due
    assert due is not None

    for late, heard in ((1, "town_clerk"), (6, "town_head"), (11, "district_head")):
        assert not any("照料走访" in text for text in inbox(heard))
        assert escalate_overdue(due + timedelta(days=late)) == 1
        assert any("照料走访" in text for text in inbox(heard))


def test_a_death_ends_everything(world: World, agree: Agree) -> None:
    agreement = agree()
    record_death(world.granny, died_on=LATER, source="公安", by=SYSTEM, on=LATER)

    assert follow(LATER).left == 1

    agreement.refresh_from_db()
    assert (agreement.state, agreement.ended_as) == ("ended", "died")
    assert (world.charge.ended_as, world.charge.duty) == ("died", "")


def test_a_carers_death_ends_the_agreement_and_somebody_else_is_due(
    world: World, agree: Agree
) -> None:
    agree(payee="carer", account="6222020200009988776", bank="农商银行")
    record_death(world.niece, died_on=LATER, source="公安", by=SYSTEM, on=LATER)

    assert follow(LATER).over == 1

    assert in_force(world.charge) is None
    assert (world.charge.duty, world.charge.duty_since) == ("none", LATER)
    assert not world.charge.account_wrong  # her own account was known and is paid again


def test_an_agreement_runs_out(world: World, agree: Agree) -> None:
    agreement = agree(until=LATER)

    assert follow(LATER).over == 0
    assert follow(LATER + timedelta(days=1)).over == 1

    agreement.refresh_from_db()
    assert agreement.ended_as == "ran_out"


def test_every_scheme_names_what_its_matter_has() -> None:
    for scheme in schemes().values():
        matter = catalogue().get(scheme.matter)
        events = {trigger.event for flow in matter.flows for trigger in flow.triggers}
        names = [scheme.care, *(tier.rule for tier in scheme.tiers)]
        assert all(hasattr(matter.policy, name) for name in names)
        assert {scheme.event, scheme.mode_event} <= events
        assert matter.personal


def test_a_scheme_that_lacks_something_is_refused() -> None:
    with pytest.raises(SchemeFaulty, match="care"):
        read_scheme("x", "{title: 甲, matter: 乙, support: 丙, basis: 丁}")
