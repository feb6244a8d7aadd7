"""Settling a pair, remembering it in the next delivery, and taking it back."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit import api as audit
from minzheng.engines.lake.api import versions
from minzheng.engines.linkage.api import (
    AlreadyRuled,
    NoSuchPair,
    ReasonMissing,
    ReviewPair,
    Wanted,
    accept,
    carry_out,
    pair_for,
    queue,
    refuse,
    undo,
    waiting,
)
from minzheng.engines.linkage.tests.staging import (
    CHUN,
    HEAD,
    LATER,
    NEIGHBOURS,
    YUE,
    deaths,
    deliver,
)

WHY = "派出所和医院的记录核对一致"
ROW = {"id_number": CHUN["id_number"], "name": "邹德全"}


@pytest.fixture
def pair(cast: Cast) -> ReviewPair:
    """Chun's number under another name, waiting."""
    deliver([CHUN, YUE, *NEIGHBOURS], "residents-1")
    deaths([ROW])
    return ReviewPair.objects.get()


def test_an_accepted_row_becomes_hers_in_a_new_version(cast: Cast, pair: ReviewPair) -> None:
    accept(pair, WHY, by=cast.viewers["data_clerk"], on=LATER)

    made = carry_out(by=HEAD)

    assert [version.linked for version in made] == [1]
    assert not waiting().exists()


def test_carrying_out_again_changes_nothing(cast: Cast, pair: ReviewPair) -> None:
    accept(pair, WHY, by=cast.viewers["data_clerk"], on=LATER)
    carry_out(by=HEAD)

    assert carry_out(by=HEAD) == []
    assert len(versions("deaths")) == 2


def test_undoing_makes_the_row_nobodys_again(cast: Cast, pair: ReviewPair) -> None:
    ruling = accept(pair, WHY, by=cast.viewers["data_clerk"], on=LATER)
    carry_out(by=HEAD)

    undo(ruling, "家属说明不是本人", by=cast.viewers["data_head"], on=LATER)
    made = carry_out(by=HEAD)

    pair.refresh_from_db()
    assert pair.state == ReviewPair.State.OPEN
    assert [version.linked for version in made] == [0]


def test_a_settled_row_is_linked_unasked_in_the_next_delivery(cast: Cast, pair: ReviewPair) -> None:
    accept(pair, WHY, by=cast.viewers["data_clerk"], on=LATER)

    assert deaths([YUE, ROW], "deaths-2").tolist()[1] == pair.person
    pair.refresh_from_db()
    assert (pair.delivery, pair.row) == ("deaths-2", 3)


def test_a_refused_pair_is_not_asked_again(cast: Cast, pair: ReviewPair) -> None:
    refuse(pair, "号码抄错了一行", by=cast.viewers["data_clerk"], on=LATER)

    assert deaths([ROW], "deaths-2").tolist() == [0]
    assert not queue(cast.viewers["data_clerk"], Wanted()).exists()


def test_it_refuses_an_officer_of_another_post(cast: Cast, pair: ReviewPair) -> None:
    with pytest.raises(NotAllowed):
        accept(pair, WHY, by=cast.viewers["district_clerk"], on=LATER)


def test_it_refuses_without_a_reason(cast: Cast, pair: ReviewPair) -> None:
    with pytest.raises(ReasonMissing, match="凭什么"):
        accept(pair, "  ", by=cast.viewers["data_clerk"], on=LATER)


def test_it_refuses_what_somebody_settled_meanwhile(cast: Cast, pair: ReviewPair) -> None:
    refuse(pair, WHY, by=cast.viewers["data_head"], on=LATER)

    with pytest.raises(AlreadyRuled, match="不是同一人"):
        accept(pair, WHY, by=cast.viewers["data_clerk"], on=LATER)


def test_it_does_not_undo_twice(cast: Cast, pair: ReviewPair) -> None:
    ruling = refuse(pair, WHY, by=cast.viewers["data_clerk"], on=LATER)
    undo(ruling, WHY, by=cast.viewers["data_clerk"], on=LATER)

    with pytest.raises(AlreadyRuled, match="撤销过"):
        undo(ruling, WHY, by=cast.viewers["data_clerk"], on=LATER)


def test_a_town_clerk_sees_nothing_of_the_queue(cast: Cast, pair: ReviewPair) -> None:
    with pytest.raises(NoSuchPair):
        pair_for(cast.viewers["town_clerk"], pair.pk)


def test_pairs_of_closed_data_are_for_the_data_centre_alone(cast: Cast, pair: ReviewPair) -> None:
    ReviewPair.objects.update(closed=True)

    assert queue(cast.viewers["data_clerk"], Wanted()).count() == 1
    assert not queue(cast.viewers["district_head"], Wanted()).exists()


def test_every_settlement_is_in_the_trail(cast: Cast, pair: ReviewPair) -> None:
    ruling = accept(pair, WHY, by=cast.viewers["data_clerk"], on=LATER)
    undo(ruling, WHY, by=cast.viewers["data_head"], on=date(2026, 11, 21))

    verbs = [entry.verb for entry in audit.entries_about(pair.ref)]
    assert verbs == ["accept_link", "undo_link"]
