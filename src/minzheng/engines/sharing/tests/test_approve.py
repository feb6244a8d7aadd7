"""The way to an approval: three steps, three people, one extension, reasons in writing."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.sharing import api

from .conftest import MONDAY, TUESDAY, approved, received


def test_checked_then_approved_by_two_heads(cast: Cast) -> None:
    share = approved(cast)

    signed = list(share.signatures.values_list("step", "signed_by"))
    assert signed == [("check", "方明哲"), ("head", "阮素芬"), ("chief", "林海涛")]
    assert (share.state, share.answered_on) == ("approved", MONDAY)
    clock = api.clock_of(share, MONDAY)
    assert clock is not None and clock.due_on == date(2026, 11, 30)


def test_no_step_is_skipped_or_taken_twice(cast: Cast) -> None:
    share = received(cast)
    with pytest.raises(api.WrongState):
        api.approve(share, "", by=cast.viewers["district_head"], on=MONDAY)
    api.check(share, "", by=cast.viewers["data_clerk"], on=MONDAY)

    with pytest.raises(api.WrongState):
        api.check(share, "", by=cast.viewers["data_clerk"], on=MONDAY)


def test_nobody_signs_two_steps(cast: Cast) -> None:
    share = api.check(received(cast), "", by=cast.viewers["data_clerk"], on=MONDAY)
    share.signatures.update(signed_key="data_head")

    with pytest.raises(api.SamePerson):
        api.confirm(share, "", by=cast.viewers["data_head"], on=MONDAY)


def test_each_step_needs_its_post(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        api.check(received(cast), "", by=cast.viewers["district_clerk"], on=MONDAY)


def test_facts_of_children_need_an_article_of_their_own(cast: Cast) -> None:
    share = received(cast, fields="姓名、在领孤儿生活费", with_minors=True)
    share = api.check(share, "", by=cast.viewers["data_clerk"], on=MONDAY)
    head = cast.viewers["data_head"]
    with pytest.raises(api.Protected, match="未成年人"):
        api.confirm(share, "", by=head, on=MONDAY)

    share = api.confirm(share, "", "《未成年人保护法》第一百零六条", by=head, on=MONDAY)

    assert share.protected_basis == "《未成年人保护法》第一百零六条"


def test_a_refusal_needs_its_reason(cast: Cast) -> None:
    share, by = received(cast), cast.viewers["data_clerk"]
    with pytest.raises(api.ReasonNeeded):
        api.refuse(share, " ", by=by, on=MONDAY)

    share = api.refuse(share, "没有依据", by=by, on=MONDAY)

    assert (share.state, share.note, api.clock_of(share, MONDAY)) == ("refused", "没有依据", None)


def test_the_answer_is_put_off_once_by_ten_days(cast: Cast) -> None:
    head, share = cast.viewers["data_head"], received(cast)
    share = api.extend(share, "要会商", by=head, on=TUESDAY)
    clock = api.clock_of(share, TUESDAY)

    assert clock is not None and clock.due_on == date(2026, 11, 30)
    with pytest.raises(api.WrongState, match="一次"):
        api.extend(share, "再等等", by=head, on=TUESDAY)
    with pytest.raises(api.WrongState):
        api.extend(received(cast, kind="unconditional"), "要会商", by=head, on=TUESDAY)


def test_another_district_sees_none_of_it(cast: Cast) -> None:
    share = received(cast)

    assert api.share_for(cast.viewers["auditor"], share.pk) == share
    with pytest.raises(api.NoSuchShare):
        api.share_for(cast.viewers["other_town_clerk"], share.pk)
