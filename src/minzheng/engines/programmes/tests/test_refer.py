"""Somebody is referred with consent and answered; teams are named by others."""

from dataclasses import replace

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.programmes import api
from minzheng.engines.programmes.testing import (
    CHILD_ID,
    PROGRAMME,
    REFERRAL,
    SELF_CONSENT,
    WHO,
    after,
    colleague,
    make_place,
    referred,
    taken_on,
)

pytestmark = pytest.mark.django_db


def told(key: str) -> list[str]:
    return [message.text for message in inbox(Recipient("officer", key))]


def test_a_referral_tells_the_lead_by_number_only(cast: Cast, point: api.Point) -> None:
    file = referred(cast, point, DAY)

    assert file.state == api.State.REFERRED and file.due_on == after(DAY, 10)
    assert any(file.number in text for text in told("social_worker"))
    assert all(WHO not in text for text in told("social_worker"))
    assert file.who["name"] == WHO and WHO not in file.who_sealed


def test_the_referrer_learns_the_answer_and_no_reason(cast: Cast, point: api.Point) -> None:
    file, by = referred(cast, point, DAY), cast.viewers["social_worker"]

    api.refuse(file, "病情还不稳定，建议先复诊", by=by, on=DAY)

    assert any("没有接收" in text and "复诊" not in text for text in told("disabled_federation"))
    with pytest.raises(api.ProgrammeRefused, match="已经答复"):
        api.accept(file, worker="social_worker", by=by, on=DAY)


def test_nobody_is_referred_without_consent(cast: Cast, point: api.Point) -> None:
    by = cast.viewers["town_clerk"]
    with pytest.raises(api.ProgrammeRefused, match="没有同意不能转介"):
        api.refer(point, replace(REFERRAL, consent=api.Consent("self", " ")), by=by, on=DAY)
    child = replace(REFERRAL, id_number=CHILD_ID)
    with pytest.raises(api.ProgrammeRefused, match="要监护人同意"):
        api.refer(point, child, by=by, on=DAY)
    with pytest.raises(api.ProgrammeRefused, match="监护人和本人的关系"):
        api.refer(point, replace(child, consent=api.Consent("guardian", "甲")), by=by, on=DAY)
    assert not api.File.objects.exists()


def test_the_same_person_is_not_referred_twice(cast: Cast, point: api.Point) -> None:
    referred(cast, point, DAY)

    with pytest.raises(api.ProgrammeRefused, match="已有没结束的档案"):
        api.refer(point, REFERRAL, by=cast.viewers["town_clerk"], on=DAY)


def test_a_point_without_a_team_takes_nobody(cast: Cast) -> None:
    by = cast.viewers["district_clerk"]
    point = api.open_point(make_place(DAY), PROGRAMME, by=by, on=DAY)

    with pytest.raises(api.ProgrammeRefused, match="还没有团队"):
        api.refer(point, REFERRAL, by=by, on=DAY)


def test_only_social_workers_of_the_place_are_named(cast: Cast, point: api.Point) -> None:
    by = cast.viewers["town_head"]
    for key in ("town_head", "other_social_worker", "district_head", "social_worker"):
        with pytest.raises(api.ProgrammeRefused):
            api.name_teammate(point, key, is_lead=True, by=by, on=DAY)
    with pytest.raises(NotAllowed):
        api.name_teammate(point, "x", is_lead=True, by=cast.viewers["other_town_head"], on=DAY)


def test_who_leaves_reads_nothing_from_that_day(cast: Cast, point: api.Point) -> None:
    file, by = taken_on(cast, point, DAY), cast.viewers["town_head"]
    worker = cast.viewers["social_worker"]
    first = api.team_of(point, DAY)[0]
    with pytest.raises(api.ProgrammeRefused, match="还负责着"):
        api.release_teammate(first, by=by, on=DAY)

    other = colleague(cast)
    api.name_teammate(point, other.staff_number, is_lead=False, by=by, on=DAY)
    api.hand_to(file, other.staff_number, by=worker, on=DAY)
    api.release_teammate(first, by=by, on=after(DAY, 1))

    assert api.files_of(worker, DAY).exists()
    assert not api.files_of(worker, after(DAY, 1)).exists()
    with pytest.raises(api.NoSuchFile):
        api.file_for(worker, file.pk, after(DAY, 1))


def test_a_programme_is_held_where_its_definition_says(cast: Cast) -> None:
    place, by = make_place(DAY, "elder_home"), cast.viewers["district_clerk"]
    with pytest.raises(api.ProgrammeRefused, match="不能设在养老机构"):
        api.open_point(place, PROGRAMME, by=by, on=DAY)
    with pytest.raises(NotAllowed):
        api.open_point(place, PROGRAMME, by=cast.viewers["town_clerk"], on=DAY)


def test_wrong_words_and_sources_are_refused(cast: Cast, point: api.Point) -> None:
    by = cast.viewers["town_clerk"]
    for wrong in ({"source": "radio"}, {"reason": " "}, {"consent": replace(SELF_CONSENT, by="x")}):
        with pytest.raises(api.ProgrammeRefused):
            api.refer(point, replace(REFERRAL, **wrong), by=by, on=DAY)
