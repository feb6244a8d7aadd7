"""A report comes onto the list once; the same family's second one joins it."""

import pytest

from minzheng.engines.access.testing import TOWN_A, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.audit.api import verify
from minzheng.engines.discovery.api import (
    Entry,
    NoSuchEntry,
    Sketch,
    Wanted,
    alike,
    counts,
    entry_for,
    entry_page,
    names_of,
    report,
    twins,
)
from minzheng.engines.discovery.tests.conftest import MONDAY, TUESDAY, WEDNESDAY, Tell, alerted
from minzheng.engines.tips.api import WORKER, NewTip, Tip, TipRefused


def test_a_report_is_a_tip_and_an_entry_at_the_village(cast: Cast, tell: Tell) -> None:
    done = tell(about=cast.applicant.pk, who="罗春生")

    entry = done.entry
    assert entry is not None and done.tip.source == WORKER
    assert (entry.level, entry.home, entry.state) == ("village", cast.household.pk, "open")
    assert entry.due_on > MONDAY and not done.joined
    assert names_of([entry])[entry.pk] == "罗**户"
    assert verify().ok


def test_the_same_family_is_joined_and_nothing_is_lost(cast: Cast, tell: Tell) -> None:
    first = tell(about=cast.applicant.pk)
    second = tell(about=cast.spouse.pk, on=TUESDAY, kind="ill", is_urgent=True)

    assert second.joined and second.entry == first.entry
    entry = Entry.objects.get()
    assert entry.is_urgent and entry.reasons.count() == 2 == Tip.objects.count()
    assert entry.due_on == WEDNESDAY


def test_what_a_phone_sends_twice_is_taken_in_once(cast: Cast, tell: Tell) -> None:
    first = tell(client="a-1", who="陈阿婆")
    again = tell(client="a-1", who="陈阿婆", on=TUESDAY)

    assert again.tip == first.tip and again.entry == first.entry
    assert Tip.objects.count() == Entry.objects.count() == 1
    with pytest.raises(TipRefused, match="别人发过"):
        tell("town_clerk", client="a-1")


def test_who_is_unknown_has_an_entry_of_her_own_sealed(cast: Cast, tell: Tell) -> None:
    entry = tell(who="陈阿婆", where="榕树下").entry

    assert entry is not None and entry.home is None
    assert "陈" not in str(Entry.objects.values().get())
    assert names_of([entry])[entry.pk] == "陈**"


def test_a_chosen_entry_is_joined(cast: Cast, tell: Tell) -> None:
    first = tell(who="陈阿婆").entry
    assert first is not None
    new = NewTip("poor", VILLAGE_A, "又没米", who="阿婆", source=WORKER)

    done = report(new, by=cast.viewers["village_worker"], on=TUESDAY, same_as=first.pk)

    assert done.joined and done.entry == first


def test_an_entry_of_another_town_cannot_be_joined(cast: Cast, tell: Tell) -> None:
    theirs = tell("other_village_worker", division_code=VILLAGE_B, who="李伯").entry
    assert theirs is not None
    new = NewTip("poor", VILLAGE_A, "没米", source=WORKER)

    done = report(new, by=cast.viewers["village_worker"], on=MONDAY, same_as=theirs.pk)

    assert done.entry != theirs


def test_a_childs_tip_stays_with_the_child_posts(cast: Cast, tell: Tell) -> None:
    for kind in ("child_alone", "child_harm"):
        assert tell(kind=kind).entry is None

    assert not Entry.objects.exists()


def test_without_a_village_it_begins_at_the_town(cast: Cast, tell: Tell) -> None:
    entry = tell("town_clerk", division_code=TOWN_A).entry

    assert entry is not None and entry.level == "town"


def test_what_looks_the_same_is_shown_before_sending(cast: Cast, tell: Tell) -> None:
    worker = cast.viewers["village_worker"]
    entry = tell(about=cast.applicant.pk, who="罗春生").entry
    assert entry is not None
    alerted(cast.household.pk)

    of_him = alike(worker, Sketch("poor", VILLAGE_A, {"who": "罗春生"}, cast.applicant), MONDAY)
    by_name = alike(worker, Sketch("ill", VILLAGE_A, {"who": "罗春生"}), MONDAY)
    theirs = alike(
        cast.viewers["other_village_worker"], Sketch("poor", VILLAGE_B, {"who": "罗春生"}), MONDAY
    )

    assert {each.what for each in of_him} == {"entry", "alert"}
    assert [(each.key, each.why) for each in by_name] == [(str(entry.pk), "同名")]
    assert theirs == []


def test_twins_are_shown_and_not_joined_by_themselves(cast: Cast, tell: Tell) -> None:
    first, second = tell(who="陈阿婆").entry, tell(who="陈阿婆").entry
    assert first is not None and second is not None

    assert twins(cast.viewers["village_worker"], second) == [(first, "同名")]
    assert Entry.objects.exclude(state="joined").count() == 2


SEES = {"village_worker", "town_clerk", "second_town_clerk", "town_head", "district_clerk",
        "district_head", "auditor"}  # fmt: skip


def test_it_is_seen_by_those_it_concerns_and_nobody_else(cast: Cast, tell: Tell) -> None:
    entry = tell(who="陈阿婆").entry
    assert entry is not None

    seen = {key for key, viewer in cast.viewers.items()
            if entry_page(viewer, Wanted(), MONDAY).rows}  # fmt: skip

    assert seen == SEES
    assert counts(cast.viewers["other_town_head"], MONDAY).waiting == 0
    with pytest.raises(NoSuchEntry):
        entry_for(cast.viewers["other_town_head"], entry.pk)
