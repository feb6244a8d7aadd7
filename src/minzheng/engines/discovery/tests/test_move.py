"""Up and down, in any order: each entry at one level, with a holder or on a list, never lost."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.audit.api import verify
from minzheng.engines.discovery.api import (
    LEVELS,
    WAITING,
    Contact,
    DiscoveryRefused,
    Ending,
    Entry,
    Reason,
    close,
    escalate_overdue,
    gather,
    hand_down,
    join,
    name_person,
    note_contact,
    raise_up,
    reopen,
    report,
    take,
)
from minzheng.engines.discovery.tests.conftest import (
    MONDAY,
    TUESDAY,
    Tell,
    alerted,
)
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.tips.api import WORKER, NewTip, Tip, TipRefused
from minzheng.kernel.doer import SYSTEM


def one(tell: Tell, **said: Any) -> Entry:
    entry = tell(**said).entry
    assert entry is not None
    return entry


def test_it_goes_up_with_a_reason_and_lies_on_that_list(cast: Cast, tell: Tell) -> None:
    entry, worker = one(tell), cast.viewers["village_worker"]
    take(entry, by=worker, on=MONDAY)

    with pytest.raises(DiscoveryRefused, match="为什么上交"):
        raise_up(entry, " ", by=worker, on=MONDAY)
    moved = raise_up(entry, "要核对收入，村里查不到", by=worker, on=TUESDAY)

    assert (moved.level, moved.taken_by, moved.since) == ("town", "", TUESDAY)
    assert moved.due_on > TUESDAY
    assert inbox(Recipient("officer", "town_clerk")).filter(link=entry.ref).exists()
    with pytest.raises(NotAllowed):
        take(moved, by=worker, on=TUESDAY)
    take(moved, by=cast.viewers["town_clerk"], on=TUESDAY)


def test_the_level_above_takes_it_up_and_hands_it_down(cast: Cast, tell: Tell) -> None:
    entry, clerk = one(tell), cast.viewers["town_clerk"]

    up = raise_up(entry, "镇里直接办", by=clerk, on=MONDAY)
    down = hand_down(up, "请村里先上门", by=clerk, on=TUESDAY)

    assert (up.level, down.level) == ("town", "village")
    with pytest.raises(DiscoveryRefused, match="没有再下一级"):
        hand_down(down, "再下", by=cast.viewers["village_worker"], on=TUESDAY)
    with pytest.raises(NotAllowed):
        raise_up(down, "越级", by=cast.viewers["district_clerk"], on=TUESDAY)


def test_another_town_moves_nothing(cast: Cast, tell: Tell) -> None:
    entry = one(tell)

    for verb in (raise_up, hand_down):
        with pytest.raises(NotAllowed):
            verb(entry, "我们来", by=cast.viewers["other_town_clerk"], on=MONDAY)


def test_what_is_late_goes_up_and_the_head_hears_at_the_top(cast: Cast, tell: Tell) -> None:
    entry = one(tell)
    days = [MONDAY + timedelta(days=number) for number in range(60)]

    levels = []
    for day in days:
        escalate_overdue(day)
        assert escalate_overdue(day) == 0
        entry.refresh_from_db()
        levels.append(entry.level)

    assert list(dict.fromkeys(levels)) == ["village", "town", "district"]
    assert "到期没有办" in inbox(Recipient("officer", "town_clerk")).first().text
    late = inbox(Recipient("officer", "district_head")).filter(link="entries")
    assert late.count() == 1


KEYS = ("village_worker", "town_clerk", "town_head", "district_clerk", "district_head")
HOLDER = "whoever works there"
HOLDERS = {"village": "village_worker", "town": "town_clerk", "district": "district_clerk"}
DEEDS = ("report", "alert", "take", "raise", "lower", "visit", "close", "reopen", "join", "name",
         "day", "gather", "escalate")  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.sampled_from((*KEYS, *[HOLDER] * 10)), st.integers(0, 3)),
    min_size=6, max_size=14,
)  # fmt: skip
ENDS = (Ending("fine", "看过，能过"), Ending("gone", "搬走了"),
        Ending("referred", "住房", handed_to="区住建局"))  # fmt: skip


class World:
    """Everything the steps may do; a refusal changes nothing."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.on = cast, MONDAY
        for number in range(4):
            self.do_report(cast.viewers["village_worker"], number)

    def do(self, deed: str, key: str, number: int) -> None:
        try:
            with transaction.atomic():
                getattr(self, f"do_{deed}")(self.viewer(key, number), number)
        except (DiscoveryRefused, NotAllowed, TipRefused):
            pass

    def viewer(self, key: str, number: int) -> Any:
        holder = HOLDERS[self.entry(number).level]
        return self.cast.viewers[holder if key == HOLDER else key]

    def entry(self, number: int) -> Entry:
        rows = list(Entry.objects.order_by("pk"))
        return rows[number % len(rows)]

    def do_report(self, by: Any, number: int) -> None:
        about = (self.cast.applicant.pk, self.cast.spouse.pk, None, None)[number]
        new = NewTip("poor", VILLAGE_A, "没有米", who=f"甲{number}", about=about, source=WORKER)
        report(new, by=by, on=self.on)

    def do_alert(self, by: Any, number: int) -> None:
        alerted(self.cast.household.pk, self.on)

    def do_take(self, by: Any, number: int) -> None:
        take(self.entry(number), by=by, on=self.on)

    def do_raise(self, by: Any, number: int) -> None:
        raise_up(self.entry(number), "上", by=by, on=self.on)

    def do_lower(self, by: Any, number: int) -> None:
        hand_down(self.entry(number), "下", by=by, on=self.on)

    def do_visit(self, by: Any, number: int) -> None:
        contact = Contact(self.on, "见到了", {"income": number % 3})
        note_contact(self.entry(number), contact, by=by, on=self.on)

    def do_close(self, by: Any, number: int) -> None:
        close(self.entry(number), ENDS[number % 3], by=by, on=self.on)

    def do_reopen(self, by: Any, number: int) -> None:
        reopen(self.entry(number), "又困难了", by=by, on=self.on)

    def do_join(self, by: Any, number: int) -> None:
        join(self.entry(number), self.entry(number + 1), by=by, on=self.on)

    def do_name(self, by: Any, number: int) -> None:
        name_person(self.entry(number), self.cast.applicant, by=by, on=self.on)

    def do_day(self, by: Any, number: int) -> None:
        self.on += timedelta(days=number + 1)

    def do_gather(self, by: Any, number: int) -> None:
        gather(self.on, by=SYSTEM)

    def do_escalate(self, by: Any, number: int) -> None:
        escalate_overdue(self.on)


def require_nothing_lost(on: date) -> None:
    """Every reason in one entry that goes on; each entry at one level, held or on a list."""
    for entry in Entry.objects.all():
        assert entry.level in LEVELS
        if entry.state == "joined":
            assert entry.joined_to is not None and not entry.reasons.exists()
        elif entry.state in WAITING:
            assert entry.due_on >= entry.since >= entry.opened_on
            assert bool(entry.taken_by) == bool(entry.taken_name)
            assert entry.taken_by or entry.state in ("open", "visited")
            assert entry.closed_on is None and not entry.outcome
        else:
            assert entry.closed_on is not None and entry.outcome
    homes = [e.home for e in Entry.objects.exclude(state="joined") if e.home is not None]
    assert max(Counter(homes).values(), default=1) == 1
    listed = set(Reason.objects.filter(tip_id__isnull=False).values_list("tip_id", flat=True))
    assert listed == set(Tip.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=False)
@given(steps=STEPS)
@settings(
    max_examples=10, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_in_whatever_order_nobody_is_lost(cast: Cast, steps: list[tuple[str, str, int]]) -> None:
    point = transaction.savepoint()
    try:
        world = World(cast)
        for deed, key, number in steps:
            world.do(deed, key, number)
            require_nothing_lost(world.on)
        assert verify().ok
    finally:
        transaction.savepoint_rollback(point)
