"""Corrections and guarded names: taken, answered once, sealed, within the area."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import Cast
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.tests.staging import MONDAY, TUESDAY

WRONG = api.NewCorrection("/open/parameters/?q=罗春生", "低保标准还是去年的", "13700137000")


def test_it_is_taken_with_a_receipt_the_contact_sealed_and_no_query(cast: Cast) -> None:
    row = api.point_out(WRONG, on=MONDAY)

    assert row.receipt.startswith("JC-")
    assert row.page == "/open/parameters/"
    assert "13700137000" not in row.contact_sealed
    clerk = cast.viewers["district_clerk"]
    assert api.open_correction_contact(clerk, row, purpose="信访答复") == "13700137000"


@pytest.mark.parametrize("page", ["https://other.example/x", "//other.example/x", "javascript:x"])
def test_an_address_that_is_not_ours_is_not_kept(cast: Cast, page: str) -> None:
    assert api.path_of(page) == ""


def test_it_is_answered_once_and_followed_by_its_receipt(cast: Cast) -> None:
    row, clerk = api.point_out(WRONG, on=MONDAY), cast.viewers["district_clerk"]

    api.answer(row, "已改成今年的标准", "fixed", by=clerk, on=TUESDAY)

    assert api.follow_correction(f" {row.receipt.lower()} ").answer == "已改成今年的标准"
    assert api.correction_counts() == api.CorrectionCounts(1, 0, 1, 0)
    with pytest.raises(api.WrongState, match="不能再改"):
        api.answer(row, "再改", "answered", by=clerk, on=TUESDAY)


def test_a_town_does_not_answer_for_the_bureau(cast: Cast) -> None:
    row = api.point_out(WRONG, on=MONDAY)

    with pytest.raises(NotAllowed):
        api.answer(row, "好", "fixed", by=cast.viewers["town_clerk"], on=TUESDAY)
    with pytest.raises(api.NoSuchDocument):
        api.correction_for(cast.viewers["other_town_clerk"], row.pk)


def test_too_few_words_are_told(cast: Cast) -> None:
    with pytest.raises(api.Unfit, match="您写了 2 个"):
        api.point_out(api.NewCorrection("", "错了"), on=MONDAY)


def test_a_guarded_name_is_sealed_listed_once_and_ended(cast: Cast) -> None:
    clerk = cast.viewers["district_clerk"]
    row = api.protect_name("罗小雨", "受监护侵害", by=clerk, on=MONDAY)

    assert "罗小雨" not in row.name_sealed
    with pytest.raises(api.Unfit, match="已经在名单上"):
        api.protect_name("罗小雨", "再登一次", by=clerk, on=MONDAY)
    assert api.open_protected_name(clerk, row.pk, purpose="审计检查") == "罗小雨"
    api.end_protection(row.pk, by=clerk, on=TUESDAY)
    with pytest.raises(api.WrongState, match="已经停止"):
        api.end_protection(row.pk, by=clerk, on=TUESDAY)
    api.protect_name("罗小雨", "又需要保护", by=clerk, on=TUESDAY)


def test_only_the_bureau_keeps_the_list(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        api.protect_name("罗小雨", "受侵害", by=cast.viewers["town_clerk"], on=MONDAY)
