"""Putting up and taking down: what may be shown, how long, to whom."""

from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pytest

from minzheng.engines.audit import api as audit
from minzheng.engines.notices.api import (
    NotShowing,
    PrivateContent,
    Publicity,
    UnlistedField,
    WrongPeriod,
    due_to_end,
    live_publicity,
    publicity_of_case,
    publicity_pdf,
    publish,
    take_down,
    take_down_expired,
)

SINCE, LAST, AFTER = date(2026, 11, 13), date(2026, 11, 20), date(2026, 11, 21)
ANNOUNCEMENT = Publicity.Kind.ANNOUNCEMENT
pytestmark = pytest.mark.django_db


def announcement(sheet, **changes):
    fields = {name: text for name, text in sheet.fields.items() if name != "opinion"}
    return replace(sheet, kind=ANNOUNCEMENT, fields=fields, until=None, **changes)


def test_publicity_masks_the_name(sheet, clerk) -> None:
    publicity = publish(sheet, by=clerk, on=SINCE)

    assert publicity.fields["applicant"] == "张**"
    assert "䶮" not in str(publicity.fields)
    assert [entry.verb for entry in audit.entries_about("case:GZ0001")] == ["publish"]


@pytest.mark.parametrize(
    ("born_on", "shown"),
    [
        (date(1988, 12, 12), "张䶮喆"),
        (date(2008, 11, 13), "张䶮喆"),  # eighteen that day
        (date(2008, 11, 14), "张**"),
        (None, "张**"),
    ],
)
def test_announcement_names_adults_and_masks_minors(sheet, clerk, born_on, shown) -> None:
    publicity = publish(announcement(sheet, applicant_born_on=born_on), by=clerk, on=SINCE)

    assert publicity.fields["applicant"] == shown


@pytest.mark.parametrize("name", ["id_number", "phone", "address", "diagnosis", "身份证号"])
def test_it_refuses_a_field_off_the_list_by_name(sheet, clerk, name) -> None:
    with pytest.raises(UnlistedField, match=f"“{name}”不能公开"):
        publish(replace(sheet, fields={**sheet.fields, name: "x"}), by=clerk, on=SINCE)

    assert not publicity_of_case("case:GZ0001")


def test_an_announcement_carries_no_opinion(sheet, clerk) -> None:
    with pytest.raises(UnlistedField, match="opinion"):
        publish(replace(sheet, kind=ANNOUNCEMENT), by=clerk, on=SINCE)


def test_it_names_a_needed_field_that_is_absent(sheet, clerk) -> None:
    with pytest.raises(UnlistedField, match="申请人"):
        publish(replace(sheet, fields={"matter": "最低生活保障"}), by=clerk, on=SINCE)


@pytest.mark.parametrize(
    "text",
    ["患者43010419881212001X", "电话13812345678", "卡号6222020200112233445", "430104881212001"],
)
def test_it_refuses_a_number_hidden_in_a_text(sheet, clerk, text) -> None:
    with pytest.raises(PrivateContent, match="审核意见"):
        publish(replace(sheet, fields={**sheet.fields, "opinion": text}), by=clerk, on=SINCE)


@pytest.mark.parametrize("until", [None, date(2026, 11, 12)])
def test_it_refuses_a_publicity_without_a_proper_end(sheet, clerk, until) -> None:
    with pytest.raises(WrongPeriod, match="结束日期"):
        publish(replace(sheet, until=until), by=clerk, on=SINCE)


def test_it_hangs_from_the_first_to_the_last_day_where_it_belongs(sheet, clerk) -> None:
    publicity = publish(sheet, by=clerk, on=SINCE)

    for division in ("", "440118000000", "440118001000", "440118001003"):
        assert list(live_publicity(LAST, division)) == [publicity]
    assert not live_publicity(LAST, "440118002000")
    assert not live_publicity(date(2026, 11, 12))
    assert not live_publicity(AFTER)


def test_the_sweep_ends_what_is_over_and_changes_nothing_the_second_time(sheet, clerk) -> None:
    publicity = publish(sheet, by=clerk, on=SINCE)
    publish(announcement(sheet), by=clerk, on=SINCE)

    assert take_down_expired(LAST) == 0
    assert list(due_to_end(AFTER)) == [publicity]
    assert [take_down_expired(AFTER), take_down_expired(AFTER)] == [1, 0]
    publicity.refresh_from_db()
    assert (publicity.state, publicity.taken_down_on) == ("ended", AFTER)
    assert audit.entries_about("case:GZ0001")[-1].doer_kind == "system"


def test_a_new_round_supersedes_the_former(sheet, clerk) -> None:
    first = publish(sheet, by=clerk, on=SINCE)

    second = publish(replace(sheet, since=AFTER, until=date(2026, 11, 28)), by=clerk, on=AFTER)

    first.refresh_from_db()
    assert (first.state, first.round, second.round) == ("superseded", 1, 2)
    assert list(live_publicity(AFTER)) == [second]


def test_it_is_taken_down_once_with_a_reason(sheet, clerk) -> None:
    publicity = publish(sheet, by=clerk, on=SINCE)

    taken = take_down(publicity, reason="公示内容有误", by=clerk, on=date(2026, 11, 14))

    assert (taken.state, taken.take_down_reason) == ("taken_down", "公示内容有误")
    assert not live_publicity(date(2026, 11, 14))
    with pytest.raises(NotShowing, match="已撤下"):
        take_down(publicity, reason="x", by=clerk, on=LAST)


def test_the_poster_is_one_a4_page_with_everything_public(sheet, clerk) -> None:
    document = pdfium.PdfDocument(publicity_pdf(publish(sheet, by=clerk, on=SINCE)))
    text = "".join(document[0].get_textpage().get_text_range().split())

    assert len(document) == 1
    for part in ("张**", "3人", "拟给予保障", "2026年11月13日至11月20日", "第十九条"):
        assert part in text
