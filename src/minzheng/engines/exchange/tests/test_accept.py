"""Two people: the good rows become a version; refusing, overriding and taking back have reasons."""

from datetime import timedelta
from pathlib import Path

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about, verify
from minzheng.engines.exchange import api
from minzheng.engines.exchange.folders import BAD, FINDINGS, ORIGINAL, PERSONS, ROWS, folder_of
from minzheng.engines.exchange.testing import (
    FEED,
    NEXT_DAY,
    accepted,
    checked,
    csv_of,
    delivered,
    line,
    lines,
)
from minzheng.engines.lake import api as lake
from minzheng.kernel.feed import Feed, feed_named

BAD_LINE = line("", "")


@pytest.fixture
def clerk(cast: Cast) -> Viewer:
    return cast.viewers["data_clerk"]


@pytest.fixture
def head(cast: Cast) -> Viewer:
    return cast.viewers["data_head"]


def test_the_good_rows_become_a_version_and_the_bad_ones_stay_in_the_report(cast: Cast) -> None:
    delivery = accepted(cast, csv_of([*lines(), *lines()[:1]]))

    version = lake.version(FEED, NEXT_DAY)
    assert version is not None and (version.rows, version.linked) == (4, 4)
    assert (delivery.state, delivery.linked, delivery.version) == ("accepted", 4, version.name)
    assert version.delivery == delivery.number and version.accepted_by == "阮素芬"
    assert len(api.first_lines(delivery)) == 1
    verbs = [entry.verb for entry in entries_about(delivery.ref)]
    assert verbs[-1] == "delivery_in_lake" and "accept_delivery" in verbs and verify().ok


def test_the_version_knows_the_row_of_the_file_and_a_register_person(cast: Cast) -> None:
    accepted(cast, csv_of([BAD_LINE, *lines()]).replace(b"\r\n", b"\n"))

    person = lake.number_of_person(cast.applicant)
    (row,) = lake.rows_of(FEED, person, NEXT_DAY)
    assert row["row"] == 6


def test_what_was_brought_in_is_no_longer_kept_beside_it(cast: Cast) -> None:
    delivery = accepted(cast, csv_of(lines()))

    left = {path.name for path in folder_of(delivery).iterdir()}
    assert left == {ORIGINAL, FINDINGS} and not left & {ROWS, BAD, PERSONS}


def test_who_brought_it_does_not_accept_it(cast: Cast, clerk: Viewer) -> None:
    delivery = checked(cast, csv_of(lines()))

    with pytest.raises(api.SameHand, match="两位不同的人员"):
        api.accept(delivery, by=clerk, on=cast.on)

    assert lake.version(FEED, NEXT_DAY) is None


@pytest.mark.parametrize("who", ["district_head", "check_clerk", "auditor", "system_admin"])
def test_other_posts_accept_nothing(cast: Cast, who: str) -> None:
    delivery = checked(cast, csv_of(lines()))

    with pytest.raises(NotAllowed):
        api.order(delivery, by=cast.viewers[who], on=cast.on)


def test_a_blocking_finding_stops_a_clerk(cast: Cast, head: Viewer, clerk: Viewer) -> None:
    staged = api.stage(
        _feed(), csv_of([BAD_LINE]), filename="f.csv", day=NEXT_DAY, by=head, on=cast.on
    )

    with pytest.raises(api.Blocked, match="占 100"):
        api.accept(api.check(staged), by=clerk, on=cast.on)


def test_a_head_overrides_with_a_reason_that_stays(cast: Cast, head: Viewer) -> None:
    delivery = checked(cast, csv_of([*lines(), *[BAD_LINE] * 4]))

    with pytest.raises(api.ReasonMissing, match="超过约定的 20%"):
        api.accept(delivery, by=head, on=cast.on)
    taken = api.accept(delivery, by=head, on=cast.on, reason="月底前必须比对，已通知改正")

    assert taken.overridden and taken.note.startswith("月底前") and taken.linked == 4


def test_accepting_twice_is_told(cast: Cast, head: Viewer) -> None:
    delivery = accepted(cast, csv_of(lines()))

    with pytest.raises(api.NotInThisState, match="已入库"):
        api.accept(delivery, by=head, on=cast.on)

    assert len(lake.versions(FEED)) == 1


def test_a_corrected_file_of_the_day_is_a_new_version(cast: Cast) -> None:
    accepted(cast, csv_of(lines()[:2]))

    accepted(cast, csv_of(lines()))

    assert {version.number for version in lake.versions(FEED)} == {1, 2}


def test_a_refused_file_is_not_kept_but_its_report_is(cast: Cast, head: Viewer) -> None:
    delivery = checked(cast, csv_of([*lines(), BAD_LINE]))

    with pytest.raises(api.ReasonMissing):
        api.refuse(delivery, " ", by=head, on=cast.on)
    refused = api.refuse(delivery, "少了一个殡仪馆", by=head, on=cast.on)

    assert (refused.state, refused.note) == ("refused", "少了一个殡仪馆")
    assert len(api.first_lines(refused)) == 2


def test_a_refused_file_may_come_again(cast: Cast, head: Viewer) -> None:
    api.refuse(checked(cast, csv_of(lines())), "日期错", by=head, on=cast.on)

    assert delivered(cast, csv_of(lines())).number.endswith("-2")


def test_only_who_brought_it_takes_it_back(cast: Cast, head: Viewer, clerk: Viewer) -> None:
    delivery = delivered(cast, csv_of(lines()))

    with pytest.raises(api.NotInThisState, match="方明哲"):
        api.withdraw(delivery, "重报", by=head, on=cast.on)

    assert api.withdraw(delivery, "重报", by=clerk, on=cast.on).state == "withdrawn"
    assert api.work() == []


def test_an_officer_without_the_post_finds_no_delivery(cast: Cast) -> None:
    delivery = checked(cast, csv_of(lines()))

    for who in ("town_clerk", "district_clerk", "finance_head"):
        with pytest.raises(api.NoSuchDelivery):
            api.delivery_for(cast.viewers[who], delivery.pk)
    assert api.delivery_for(cast.viewers["auditor"], delivery.pk) == delivery


def test_originals_are_removed_when_they_were_kept_long_enough(cast: Cast, data_dir: Path) -> None:
    delivery = accepted(cast, csv_of(lines()))

    assert api.tidy(cast.on + timedelta(days=90)) == 0
    assert api.tidy(cast.on + timedelta(days=91)) == 1
    assert not (folder_of(delivery) / ORIGINAL).exists()
    assert api.tidy(cast.on + timedelta(days=92)) == 0


def _feed() -> type[Feed]:
    return feed_named(FEED)
