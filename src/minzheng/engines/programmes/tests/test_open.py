"""Breaking the glass, and what managers see: counts, none of which tells of one person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import APPLICANT_ID, DAY, TOWN_A, TOWN_B, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.programmes import api
from minzheng.engines.programmes.figures import shown
from minzheng.engines.programmes.testing import WHO, WHO_ID, WORDS, after, score, under_way

pytestmark = pytest.mark.django_db
ASK = api.Ask(WHO, WHO_ID, "邻居报他站在楼顶，要马上找监护人")


def asked(cast: Cast, ask: api.Ask = ASK) -> api.Opening:
    return api.ask_opening(ask, division=TOWN_A, by=cast.viewers["town_clerk"], on=DAY)


def test_a_life_in_danger_opens_contacts_after_a_second_person(
    cast: Cast, point: api.Point
) -> None:
    under_way(cast, point, DAY)
    opening, clerk = asked(cast), cast.viewers["town_clerk"]
    with pytest.raises(NotAllowed):
        api.read_sheet(opening, by=clerk, on=DAY)

    head = cast.viewers["town_head"]
    opening = api.decide_opening(opening, "情况属实", granted=True, by=head, on=DAY)

    sheet = api.read_sheet(opening, by=clerk, on=DAY)
    assert sheet is not None
    assert (sheet.guardian, sheet.phone, sheet.worker) == ("湛国平", "13911112222", "汤慧玲")
    assert any("紧急查看" in m.text for m in inbox(Recipient("officer", "social_worker")))
    for by, day in ((head, DAY), (clerk, after(DAY, 1)), (cast.viewers["district_head"], DAY)):
        with pytest.raises(NotAllowed):
            api.read_sheet(opening, by=by, on=day)
    verbs = list(Entry.objects.filter(subject=opening.ref).values_list("verb", flat=True))
    assert sorted(verbs) == [
        "ask_programme_opening", "decide_programme_opening", "read_programme_opening",
    ]  # fmt: skip


def test_asking_tells_not_whether_there_is_a_file(cast: Cast, point: api.Point) -> None:
    under_way(cast, point, DAY)
    known, unknown = asked(cast), asked(cast, replace(ASK, name="罗春生", id_number=APPLICANT_ID))

    assert known.file is None and unknown.file is None
    head = cast.viewers["town_head"]
    unknown = api.decide_opening(unknown, "属实", granted=True, by=head, on=DAY)
    assert api.read_sheet(unknown, by=cast.viewers["town_clerk"], on=DAY) is None


def test_nobody_approves_her_own_and_a_refusal_opens_nothing(cast: Cast, point: api.Point) -> None:
    under_way(cast, point, DAY)
    head = cast.viewers["town_head"]
    own = api.ask_opening(ASK, division=TOWN_A, by=head, on=DAY)
    with pytest.raises(NotAllowed, match="不能自己批准"):
        api.decide_opening(own, "属实", granted=True, by=head, on=DAY)

    opening = api.decide_opening(asked(cast), "等得到服务点", granted=False, by=head, on=DAY)

    with pytest.raises(NotAllowed):
        api.read_sheet(opening, by=cast.viewers["town_clerk"], on=DAY)
    assert opening.file is None


def test_a_reason_and_the_own_place_are_needed(cast: Cast) -> None:
    with pytest.raises(api.ProgrammeRefused, match="至少十个字"):
        asked(cast, replace(ASK, reason="有急事"))
    with pytest.raises(NotAllowed):
        api.ask_opening(ASK, division=TOWN_B, by=cast.viewers["town_clerk"], on=DAY)
    opening = asked(cast)
    with pytest.raises(api.NoSuchFile):
        api.opening_for(cast.viewers["other_town_head"], opening.pk)


def test_managers_see_counts_that_tell_of_nobody(cast: Cast, point: api.Point) -> None:
    file = under_way(cast, point, DAY)
    score(file, 3, by=cast.viewers["social_worker"], on=DAY)

    (row,) = api.figures(cast.viewers["district_head"], DAY)

    assert row.counts["active"] == row.counts[api.BETTER] == row.counts["met"] == "少于 5"
    assert row.counts["ended"] == "0"
    assert not api.figures(cast.viewers["other_town_head"], DAY)
    assert not api.figures(cast.viewers["social_worker"], DAY)


@given(st.integers(0, 400), st.integers(0, 4))
def test_one_person_more_or_less_changes_no_shown_count_for_sure(count: int, more: int) -> None:
    assert shown(0, 5) == "0" and shown(1, 5) == "少于 5" and shown(7, 5) == "5 以上"
    same = {shown(count - count % 5 + more + (count < 5), 5) for more in range(4)}

    assert len(same) == 1


def test_the_trail_names_nobody(cast: Cast, point: api.Point) -> None:
    under_way(cast, point, DAY)
    asked(cast)
    entries = Entry.objects.filter(subject__startswith="programme")
    text = "".join(f"{entry.verb}{entry.detail}{entry.subject}" for entry in entries)

    assert entries.count() == 8
    assert all(secret not in text for secret in (WHO, WHO_ID, WORDS, "服药", "湛"))
