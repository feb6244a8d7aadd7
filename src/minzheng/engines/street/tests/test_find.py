"""Somebody found in the street: what must be done at once, who sees it, how long a photo stays."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.street.api import (
    Finding,
    Moment,
    NewFinding,
    Paper,
    Patrol,
    StreetRefused,
    Wanted,
    close_without_stay,
    end_patrol,
    figures,
    findings_of,
    note_finding,
    open_photo,
    see_point,
    street_day,
)
from minzheng.engines.street.testing import FOUND, found
from minzheng.engines.street.tests.conftest import FRIDAY, MONDAY, TUESDAY

PNG = Paper("桥下.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20)
AT, EARLIER = Moment(TUESDAY, time(0, 30)), Moment(TUESDAY, time(0, 10))


def test_what_was_seen_is_sealed_and_the_point_is_seen(man: Finding, patrol: Patrol) -> None:
    assert man.told["marks"] == FOUND["marks"]
    assert "疤" not in man.told_sealed
    assert patrol.sights.get(point=man.point).outcome == "found"
    assert (man.found_on, man.due_on) == (TUESDAY, TUESDAY + timedelta(days=1))
    assert man.given_words == "饮用水 2 份、棉被 1 份"


def test_the_station_is_told_without_a_name(man: Finding) -> None:
    (message, *_) = inbox(Recipient("officer", "relief_station", ""))

    assert "请准备接收" in message.text and "阿贵" not in message.text


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"conditions": frozenset({"ill"}), "outcome": "hospital"}, "120"),
        ({"conditions": frozenset({"ill"}), "emergency_call": "00:20 已打 120"}, "先送医院"),
        ({"age": 12, "outcome": "refused"}, "未成年人不能留在街上"),
        ({"outcome": "refused", "given": {}, "words": ""}, "给了什么"),
        ({"sex": 3}, "请选性别"),
        ({"age": 130}, "0 到 120"),
        ({"where": " "}, "在哪里"),
        ({"given": {"gold": 1}}, "份数"),
        ({"words": "长" * 501}, "最多 500"),
        ({"photo": Paper("x.gif", b"GIF89a")}, "x.gif"),
    ],
)
def test_what_the_law_asks_at_once_is_asked_at_once(
    patrol: Patrol, clerk: Viewer, told: dict[str, Any], says: str
) -> None:
    with pytest.raises(StreetRefused, match=says):
        found(patrol, by=clerk, on=MONDAY, **told)


def test_conditions_follow_from_age_too(patrol: Patrol, clerk: Viewer) -> None:
    child = found(patrol, by=clerk, on=MONDAY, age=12)
    old = found(patrol, by=clerk, on=MONDAY, age=70, conditions=frozenset({"immobile"}))

    assert child.conditions == ("未成年人",)
    assert old.conditions == ("老年人", "行动不便")


def test_who_refuses_is_written_down_with_what_was_given(patrol: Patrol, clerk: Viewer) -> None:
    row = found(patrol, by=clerk, on=MONDAY, outcome="refused")

    assert (row.waits, row.due_on) == (False, None)
    assert figures(clerk, [])[-1].refused == 1 and figures(clerk, [])[-1].helped == 1


def test_nothing_is_written_on_a_patrol_that_is_over(patrol: Patrol, clerk: Viewer) -> None:
    for sight in patrol.sights.all():
        see_point(patrol, sight.point_id, "nobody", by=clerk, moment=AT)
    over = end_patrol(patrol, "", by=clerk, moment=EARLIER)

    with pytest.raises(StreetRefused, match="已结束"):
        found(over, by=clerk, on=MONDAY)


def test_what_a_phone_sends_after_the_end_belongs_to_the_patrol_it_was_met_on(
    patrol: Patrol, clerk: Viewer
) -> None:
    for sight in patrol.sights.all():
        see_point(patrol, sight.point_id, "nobody", by=clerk, moment=EARLIER)
    over = end_patrol(patrol, "", by=clerk, moment=Moment(TUESDAY, time(1)))

    assert found(over, by=clerk, on=MONDAY).patrol == over


def test_what_a_phone_sends_twice_is_met_once(cast: Cast, patrol: Patrol, clerk: Viewer) -> None:
    first, again = (found(patrol, by=clerk, on=MONDAY, client="7a") for _ in range(2))

    assert first.pk == again.pk and Finding.objects.count() == 1
    with pytest.raises(StreetRefused, match="别人发过"):
        found(patrol, by=cast.viewers["town_head"], on=MONDAY, client="7a")


def test_what_was_seen_later_holds_whatever_comes_in_first(patrol: Patrol, clerk: Viewer) -> None:
    point = patrol.sights.order_by("pk")[0].point_id
    see_point(patrol, point, "unreached", by=clerk, moment=AT, note="施工")

    see_point(patrol, point, "nobody", by=clerk, moment=EARLIER)

    assert patrol.sights.get(point=point).outcome == "unreached"


def test_somebody_may_be_met_without_a_patrol(cast: Cast) -> None:
    new = NewFinding(**{"division_code": TOWN_A, **FOUND})

    row = note_finding(new, by=cast.viewers["town_head"], moment=AT)

    assert row.patrol is None and row.waits
    with pytest.raises(NotAllowed):
        note_finding(new, by=cast.viewers["other_town_clerk"], moment=AT)


def test_the_other_town_sees_nothing(cast: Cast, man: Finding) -> None:
    assert not findings_of(cast.viewers["other_town_clerk"], Wanted()).exists()
    assert not findings_of(cast.viewers["finance_clerk"], Wanted()).exists()
    assert findings_of(cast.viewers["relief_station"], Wanted(state="waiting")).get() == man


def test_a_photo_is_looked_at_with_a_trace_and_deleted_in_time(
    cast: Cast, patrol: Patrol, clerk: Viewer,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    row = found(patrol, by=clerk, on=MONDAY, photo=PNG)
    kept = Path(settings.DATA_DIR) / row.photo

    assert open_photo(clerk, row) == (PNG.content, "image/png")
    with pytest.raises(NotAllowed):
        open_photo(cast.viewers["auditor"], row)
    assert b"PNG" not in kept.read_bytes()
    assert street_day(row.photo_until or MONDAY).photos == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert street_day(date(2027, 3, 1)).photos == 1
    assert not kept.exists() and not Finding.objects.get().photo


def test_a_late_hand_over_is_told_once(cast: Cast, man: Finding) -> None:
    assert street_day(man.due_on or MONDAY).handovers == 0
    assert street_day(FRIDAY).handovers == 1
    assert street_day(FRIDAY).handovers == 0
    assert "还没有接收" in inbox(Recipient("officer", "relief_station_head", ""))[0].text


def test_who_did_not_come_is_closed_with_a_reason(man: Finding, station: Viewer) -> None:
    with pytest.raises(StreetRefused, match="没有接收的原因"):
        close_without_stay(man, "", by=station, on=TUESDAY)

    row = close_without_stay(man, "家属在医院接走", by=station, on=TUESDAY)

    assert not row.waits
    with pytest.raises(StreetRefused, match="已经接收或办结"):
        close_without_stay(row, "再写", by=station, on=TUESDAY)
