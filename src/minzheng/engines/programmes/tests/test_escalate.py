"""What a team is late with goes up the line once a step, and tells of nobody."""

import pytest

from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.programmes import api
from minzheng.engines.programmes.testing import WHO, after, referred, score, taken_on, under_way

pytestmark = pytest.mark.django_db


def heard(key: str) -> list[str]:
    return [row.text for row in inbox(Recipient("officer", key)) if "超过期限" in row.text]


def test_a_referral_not_answered_goes_from_the_team_to_the_heads(
    cast: Cast, point: api.Point
) -> None:
    due = referred(cast, point, DAY).due_on
    assert due is not None

    assert api.escalate_overdue(due) == 0
    assert api.escalate_overdue(after(due, 1)) == 1
    assert (len(heard("social_worker")), heard("town_head")) == (1, [])
    assert api.escalate_overdue(after(due, 6)) == 1
    assert api.escalate_overdue(after(due, 11)) == 1
    assert len(heard("town_head")) == len(heard("district_head")) == 1
    assert api.escalate_overdue(after(due, 60)) == 0


def test_run_again_it_tells_nobody_twice(cast: Cast, point: api.Point) -> None:
    late = after(referred(cast, point, DAY).due_on or DAY, 1)
    api.escalate_overdue(late)
    entries = Entry.objects.count()

    assert api.escalate_overdue(late) == 0
    assert Entry.objects.count() == entries and len(heard("social_worker")) == 1


def test_days_missed_are_told_at_once_to_everybody_due(cast: Cast, point: api.Point) -> None:
    due = referred(cast, point, DAY).due_on or DAY

    assert api.escalate_overdue(after(due, 12)) == 1

    assert all(len(heard(key)) == 1 for key in ("social_worker", "town_head", "district_head"))


def test_a_scale_not_answered_in_time_is_late_and_answered_is_not(
    cast: Cast, point: api.Point
) -> None:
    file, by = taken_on(cast, point, DAY), cast.viewers["social_worker"]
    assert api.measure_dues([file]) == {file.pk: after(DAY, 90)}
    score(file, 2, by=by, on=after(DAY, 80))

    api.escalate_overdue(after(DAY, 91))

    assert heard("social_worker") == ["您负责的服务点有计划复评超过期限，请督办"]
    assert api.measure_dues([file]) == {file.pk: after(DAY, 170)}


def test_a_file_without_any_score_is_due_after_the_first_days(cast: Cast, point: api.Point) -> None:
    by = cast.viewers["social_worker"]
    file = api.accept(referred(cast, point, DAY), worker="social_worker", by=by, on=DAY)

    assert api.measure_dues([file]) == {file.pk: after(DAY, 30)}


def test_a_review_set_anew_begins_anew(cast: Cast, point: api.Point) -> None:
    file, by = under_way(cast, point, DAY), cast.viewers["social_worker"]
    late = after(DAY, 91)
    api.escalate_overdue(late)
    score(file, 2, by=by, on=late)
    api.review(file, "按时服药了", by=by, on=late)

    assert api.escalate_overdue(after(late, 90)) == 0
    assert api.escalate_overdue(after(late, 91)) == 2  # the review and the scale


def test_no_head_reads_who_or_how_many(cast: Cast, point: api.Point) -> None:
    file = under_way(cast, point, DAY)

    api.escalate_overdue(after(DAY, 200))

    texts = "".join(heard("town_head") + heard("district_head"))
    assert texts and WHO not in texts and file.number not in texts
    assert not any(sign.isdigit() for sign in texts)
    assert heard("other_town_head") == []
