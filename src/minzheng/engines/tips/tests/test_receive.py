"""A tip is sealed and numbered, goes to the post of the place, and is due on a day."""

from datetime import date

import pytest

from minzheng.engines.access.api import NOBODY, NotAllowed
from minzheng.engines.access.testing import TOWN_A, TOWN_B, VILLAGE_A, Cast
from minzheng.engines.audit.api import Entry, verify
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.tips.api import (
    NewTip,
    NoSuchTip,
    Paper,
    Tip,
    TipRefused,
    open_photo,
    open_reporter,
    progress,
    receive,
    tip_for,
    tips_of,
)
from minzheng.engines.tips.tests.conftest import MONDAY, THURSDAY, TUESDAY, WORDS, Bring
from minzheng.registers.offices.api import Post
from minzheng.registers.people.api import PhoneRefused

PHOTO = b"\xff\xd8\xff a photo of a door"


def test_what_is_told_is_unreadable_at_rest_and_in_the_trail(bring: Bring) -> None:
    tip = bring(reporter="何大山", phone="13700137000")

    row = Tip.objects.values().get()
    assert "陈" not in row["told_sealed"] and "137" not in row["reporter_sealed"]
    assert tip.told["words"] == WORDS
    assert (tip.who_masked, tip.reporter_masked) == ("陈**", "何** 137****7000")
    assert "陈" not in str(Entry.objects.order_by("-number").values()[0])
    assert verify().ok


def test_it_goes_to_the_village_worker_who_is_told(bring: Bring) -> None:
    tip = bring()

    assert (tip.role, tip.due_on) == ("village_worker", THURSDAY)
    message = inbox(Recipient("officer", "village_worker")).get()
    assert message.link == tip.ref and "2026-11-05" in message.text
    assert not inbox(Recipient("officer", "other_village_worker")).exists()


def test_without_a_village_worker_it_goes_to_the_town(bring: Bring) -> None:
    assert bring(division_code=TOWN_A).role == "town_clerk"

    Post.objects.filter(role="village_worker").update(until=date(2026, 1, 1))
    assert bring().role == "town_clerk"
    Post.objects.filter(role="town_clerk").update(until=date(2026, 1, 1))
    assert bring().role == "district_clerk"


def test_harm_to_a_child_goes_to_the_child_posts_at_once(bring: Bring) -> None:
    tip = bring(kind="child_harm")

    assert (tip.role, tip.due_on) == ("child_director", TUESDAY)
    assert "立即报告公安" in inbox(Recipient("officer", "child_director")).get().text
    Post.objects.filter(role="child_director").update(until=date(2026, 1, 1))
    assert bring(kind="child_harm").role == "child_supervisor"
    Post.objects.filter(role="child_supervisor").update(until=date(2026, 1, 1))
    assert bring(kind="child_harm").role == "district_head"


SEES = ("village_worker", "town_clerk", "town_head", "district_clerk", "district_head", "auditor")
SEES_HARM = ("child_director", "child_supervisor", "town_head", "district_head")


@pytest.mark.parametrize(("kind", "who"), [("elder", SEES), ("child_harm", SEES_HARM)])
def test_it_is_seen_by_those_it_concerns_and_nobody_else(
    cast: Cast, bring: Bring, kind: str, who: tuple[str, ...]
) -> None:
    tip = bring(kind=kind)

    seen = {key for key, viewer in cast.viewers.items() if tips_of(viewer).exists()}

    twice = {"second_town_clerk"} if kind == "elder" else set()
    assert seen == {*who, *twice}
    with pytest.raises(NoSuchTip):
        tip_for(cast.viewers["other_town_head"], tip.pk)


REFUSED: tuple[tuple[dict[str, str], str], ...] = (
    ({"kind": "cat"}, "哪一类"),
    ({"division_code": "330213000000"}, "不归本系统管"),
    ({"words": "  "}, "看到了什么"),
    ({"words": "字" * 501}, "最多 500 个字"),
    ({"source": "dream"}, "来源"),
)


@pytest.mark.parametrize(("told", "why"), REFUSED)
def test_what_cannot_be_worked_is_refused(bring: Bring, told: dict[str, str], why: str) -> None:
    with pytest.raises(TipRefused, match=why):
        bring(**told)

    assert not Tip.objects.exists()


def test_a_wrong_phone_is_refused_and_none_is_fine(bring: Bring) -> None:
    with pytest.raises(PhoneRefused):
        bring(phone="12")

    assert bring().reporter_masked == ""


def test_a_photo_is_sealed_and_looking_leaves_a_trace(cast: Cast, bring: Bring) -> None:
    tip = bring(photo=Paper("门.jpg", PHOTO))

    assert open_photo(cast.viewers["village_worker"], tip) == (PHOTO, "image/jpeg")
    assert Entry.objects.order_by("-number")[0].verb == "open_tip_photo"
    with pytest.raises(NotAllowed):
        open_photo(cast.viewers["other_village_worker"], tip)
    with pytest.raises(TipRefused, match="不是 PDF 或照片"):
        bring(photo=Paper("门.exe", b"MZ"))


def test_opening_who_told_leaves_a_trace(cast: Cast, bring: Bring) -> None:
    tip = bring(reporter="何大山", phone="13700137000")

    with pytest.raises(NotAllowed):
        open_reporter(cast.viewers["auditor"], tip, purpose="审计检查")
    opened = open_reporter(cast.viewers["village_worker"], tip, purpose="办理本事项")

    assert opened == ("何大山", "13700137000")
    last = Entry.objects.order_by("-number")[0]
    assert (last.verb, last.purpose) == ("open_field", "办理本事项")


def test_anybody_may_ask_by_number_and_learns_of_nobody(bring: Bring) -> None:
    tip = bring()

    told = progress(f" {tip.number.lower()}")

    assert (told.received_on, told.steps, told.closed) == (MONDAY, (("收到", MONDAY),), False)
    assert "陈" not in str(told) and VILLAGE_A not in str(told)
    with pytest.raises(NoSuchTip, match="回执号"):
        progress("T")


def test_a_town_outside_is_refused_where_the_site_serves_one(cast: Cast) -> None:
    new = NewTip("elder", TOWN_B, WORDS)

    assert receive(new, by=NOBODY, on=MONDAY).role == "town_clerk"
