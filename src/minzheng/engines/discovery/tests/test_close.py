"""An entry ends with what stands behind it, or by it; a closed one comes back."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.alerts.api import AlertTask
from minzheng.engines.cases.testing import apply
from minzheng.engines.discovery.api import (
    Contact,
    DiscoveryRefused,
    Ending,
    Entry,
    Reason,
    all_ended,
    close,
    close_ended,
    deeds_of,
    gather,
    join,
    name_person,
    note_contact,
    raise_up,
    reopen,
    take,
)
from minzheng.engines.discovery.tests.conftest import (
    LATER,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    Tell,
    alerted,
)
from minzheng.engines.tips import api as tips
from minzheng.kernel.doer import SYSTEM

SAW = Contact(TUESDAY, "见到本人，米缸空了", {"income": 2, "housing": 1})


def listed(tell: Tell, cast: Cast, **said: object) -> Entry:
    entry = tell(about=cast.applicant.pk, **said).entry
    assert entry is not None
    return entry


def test_a_visit_counts_for_the_tip_and_the_alert_behind_it(cast: Cast, tell: Tell) -> None:
    entry, worker = listed(tell, cast), cast.viewers["village_worker"]
    task = alerted(cast.household.pk)
    gather(MONDAY, by=SYSTEM)

    row = note_contact(entry, SAW, by=worker, on=TUESDAY)

    assert (row.state, row.taken_by, row.seen) == ("visited", "village_worker", dict(SAW.seen))
    assert row.score_low >= 25 + 5
    assert tips.Tip.objects.get().state == AlertTask.objects.get(pk=task.pk).state == "visited"


def test_closing_settles_what_stands_behind_it(cast: Cast, tell: Tell) -> None:
    entry, worker = listed(tell, cast), cast.viewers["village_worker"]
    task = alerted(cast.household.pk)
    gather(MONDAY, by=SYSTEM)
    case = apply(cast, on=MONDAY)
    note_contact(entry, SAW, by=worker, on=TUESDAY)
    tell(about=cast.spouse.pk, on=WEDNESDAY, kind="ill")

    end = Ending("applied", "已代为申请", "已经在办。", case_number=case.number.lower())
    row = close(entry, end, by=worker, on=WEDNESDAY)

    assert (row.state, row.case_number, row.closed_on) == ("closed", case.number, WEDNESDAY)
    assert {tip.outcome for tip in tips.Tip.objects.all()} == {"case"}
    assert AlertTask.objects.get(pk=task.pk).verdict == "true"
    assert not Reason.objects.filter(closed_on=None).exists()


def test_what_belongs_to_another_post_is_named_and_stays(cast: Cast, tell: Tell) -> None:
    entry, worker = listed(tell, cast), cast.viewers["village_worker"]
    task = alerted(cast.household.pk, rule="watch_missed:监测对象没有救助")
    gather(MONDAY, by=SYSTEM)
    note_contact(entry, SAW, by=worker, on=TUESDAY)

    close(entry, Ending("fine", "家里有存粮"), by=worker, on=TUESDAY)

    assert AlertTask.objects.get(pk=task.pk).waits
    assert "另行判定" in deeds_of(entry)[-1].words


def test_what_ended_on_its_own_pages_ends_the_entry(cast: Cast, tell: Tell) -> None:
    done, worker = tell(about=cast.applicant.pk), cast.viewers["village_worker"]
    tips.visit(done.tip, "见到本人", day=TUESDAY, by=worker, on=TUESDAY)
    tips.settle(done.tip, tips.Settlement("helped", "送了米"), by=worker, on=TUESDAY)

    gathered = gather(WEDNESDAY, by=SYSTEM)

    entry = Entry.objects.get()
    assert gathered.closed == 1 and (entry.state, entry.outcome) == ("closed", "relieved")


WRONG = (
    (Ending("cured", "好了"), "请选结果"), (Ending("fine", " "), "怎样处理"),
    (Ending("fine", "没有困难"), "还没有上门"), (Ending("referred", "不归我们"), "转给了哪个"),
)  # fmt: skip


@pytest.mark.parametrize(("end", "why"), WRONG)
def test_an_end_that_cannot_stand_is_refused(cast: Cast, tell: Tell, end: Ending, why: str) -> None:
    with pytest.raises(DiscoveryRefused, match=why):
        close(listed(tell, cast), end, by=cast.viewers["village_worker"], on=TUESDAY)


def test_a_case_that_is_not_there_is_refused(cast: Cast, tell: Tell) -> None:
    entry, worker = listed(tell, cast), cast.viewers["village_worker"]
    note_contact(entry, SAW, by=worker, on=TUESDAY)

    for number, why in (("", "请填办件编号"), ("DB-1", "没有编号")):
        with pytest.raises(DiscoveryRefused, match=why):
            close(entry, Ending("applied", "申请", case_number=number), by=worker, on=TUESDAY)


def test_a_closed_one_comes_back_by_hand_by_a_report_and_by_a_night(cast: Cast, tell: Tell) -> None:
    entry, worker = listed(tell, cast), cast.viewers["village_worker"]
    gone = Ending("gone", "去女儿家了")

    close(entry, gone, by=worker, on=TUESDAY)
    back = reopen(entry, "回来了", by=worker, on=WEDNESDAY)
    assert (back.state, back.level, back.outcome) == ("open", "village", "")

    close(entry, gone, by=worker, on=WEDNESDAY)
    assert tell(about=cast.spouse.pk, on=WEDNESDAY).entry == entry
    close(entry, gone, by=worker, on=WEDNESDAY)
    alerted(cast.household.pk, LATER)
    gather(LATER, by=SYSTEM)
    entry.refresh_from_db()
    assert (entry.state, entry.opened_on, entry.since) == ("open", MONDAY, LATER)


def test_a_nameless_one_is_joined_to_the_family_it_is(cast: Cast, tell: Tell) -> None:
    named, nameless = listed(tell, cast), tell(who="老罗", is_urgent=True).entry
    assert nameless is not None

    goes_on = name_person(nameless, cast.applicant, by=cast.viewers["village_worker"], on=TUESDAY)

    nameless.refresh_from_db()
    assert goes_on == named and nameless.state == "joined"
    assert goes_on.reasons.count() == 2 and goes_on.is_urgent
    assert "并入" in deeds_of(goes_on)[-1].words or len(deeds_of(goes_on)) >= 4


def test_who_is_named_is_another_family_is_not_joined(cast: Cast, tell: Tell) -> None:
    first, worker = listed(tell, cast), cast.viewers["village_worker"]
    far = tell(who="李伯").entry
    assert far is not None

    with pytest.raises(DiscoveryRefused, match="没有那一条"):
        join(far, far, by=worker, on=MONDAY)
    with pytest.raises(DiscoveryRefused, match="已经查明"):
        name_person(first, cast.applicant, by=worker, on=MONDAY)


def test_it_is_taken_once(cast: Cast, tell: Tell) -> None:
    entry = raise_up(listed(tell, cast), "上", by=cast.viewers["village_worker"], on=MONDAY)

    take(entry, by=cast.viewers["town_clerk"], on=MONDAY)
    take(entry, by=cast.viewers["town_clerk"], on=MONDAY)

    with pytest.raises(DiscoveryRefused, match="李建国在办"):
        take(entry, by=cast.viewers["second_town_clerk"], on=MONDAY)


def test_what_ended_on_its_own_page_ends_the_entry_the_same_day(cast: Cast, tell: Tell) -> None:
    entry, worker = listed(tell, cast), cast.viewers["village_worker"]
    with pytest.raises(DiscoveryRefused, match="还有 1 条"):
        close_ended(entry, by=worker, on=MONDAY)
    tip = tips.visit(tips.Tip.objects.get(), "见到了", day=TUESDAY, by=worker, on=TUESDAY)
    tips.settle(tip, tips.Settlement("fine", "不缺吃穿"), by=worker, on=TUESDAY)
    assert all_ended(entry)

    done = close_ended(entry, by=worker, on=TUESDAY)

    assert (done.state, done.outcome, done.closed_on) == ("closed", "fine", TUESDAY)
    assert gather(TUESDAY, by=SYSTEM).closed == 0
    with pytest.raises(NotAllowed):
        close_ended(listed(tell, cast), by=cast.viewers["town_clerk"], on=TUESDAY)
