"""Files: the approved people and fields alone, marked row by row, logged, never more."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import APPLICANT_ID, SPOUSE_ID, TOWN_B, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.screening.api import build
from minzheng.engines.sharing import api
from minzheng.engines.sharing.models import ShareUse
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import record_death

from .conftest import END, MONDAY, TUESDAY, approved


def served(cast: Cast, share: api.Share) -> list[list[str]]:
    file = api.serve_file(share, "csv", by=cast.viewers["data_clerk"], on=TUESDAY)
    return list(csv.reader(StringIO(file.content.decode("utf-8-sig"))))


def test_the_rows_hold_what_was_approved_and_no_minors(cast: Cast) -> None:
    head, *rows = served(cast, approved(cast))

    assert head == ["姓名", "证件号码", "出生日期", "性别", "水印"]
    assert [row[:4] for row in rows] == [
        ["罗春生", APPLICANT_ID, "1984年3月5日", "男"],
        ["谢月娥", SPOUSE_ID, "1986年7月12日", "女"],
    ]


def test_each_row_can_be_traced_to_its_request(cast: Cast) -> None:
    share = approved(cast)
    _, first, second = served(cast, share)

    assert api.read_mark(first[-1]) == api.Mark(share.pk, 1)
    assert api.read_mark(second[-1].lower()) == api.Mark(share.pk, 2)
    assert api.read_mark("A" * 20) is None
    assert api.read_mark("不是水印") is None


def test_minors_come_only_where_an_article_allows_it(cast: Cast) -> None:
    share = approved(cast, "《未成年人保护法》第一百零六条", with_minors=True)

    assert len(served(cast, share)) == 1 + 3


def test_conditions_and_lists_narrow_the_people(cast: Cast) -> None:
    assert len(served(cast, approved(cast, conditions=("elder60",)))) == 1
    listed = served(cast, approved(cast, listed=SPOUSE_ID))
    assert [row[0] for row in listed[1:]] == ["谢月娥"]


def test_only_people_of_the_approved_division_go_out(cast: Cast) -> None:
    share = approved(cast)
    share.division_code = TOWN_B
    share.save()

    assert len(served(cast, share)) == 1  # the heading


def test_the_dead_are_not_shared(cast: Cast) -> None:
    record_death(cast.applicant, died_on=MONDAY, source="医院", by=SYSTEM, on=MONDAY)
    build(TUESDAY, by=SYSTEM)

    assert [row[0] for row in served(cast, approved(cast))[1:]] == ["谢月娥"]


def test_more_than_approved_is_not_handed_out_at_all(cast: Cast) -> None:
    share = approved(cast, row_limit=1)

    with pytest.raises(api.TooMany):
        served(cast, share)
    assert not ShareUse.objects.exists()


def test_the_workbook_says_whose_request_it_is(cast: Cast) -> None:
    share = approved(cast)
    file = api.serve_file(share, "xlsx", by=cast.viewers["data_clerk"], on=TUESDAY)
    book = CalamineWorkbook.from_filelike(BytesIO(file.content))

    told = dict(book.get_sheet_by_name("说明").to_python())
    rows = book.get_sheet_by_name("数据").to_python()

    assert told["编号"] == share.number and "医疗保障局" in told["申请单位"]
    assert rows[1][1] == APPLICANT_ID  # as text: eighteen digits survive


def test_each_time_is_logged_and_the_request_counts_as_served(cast: Cast) -> None:
    share = approved(cast)
    served(cast, share)

    share.refresh_from_db()
    use = share.uses.get()
    assert (use.rows, use.given_by, use.given_to) == (2, "方明哲", "增城区医疗保障局")
    assert (share.state, share.served_on) == ("served", TUESDAY)
    assert entries_about(share.ref)[-1].verb == "share_out"


STATES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"state": "checked"}, "待数据中心"),
    ({"state": "refused"}, "不予共享"),
    ({"ends_on": MONDAY}, "期限"),
    ({"way": "api"}, "接口"),
)


@pytest.mark.parametrize(("differs", "why"), STATES)
def test_nothing_goes_out_of_turn(cast: Cast, differs: dict[str, Any], why: str) -> None:
    share = approved(cast)
    for name, value in differs.items():
        setattr(share, name, value)

    with pytest.raises(api.WrongState, match=why):
        served(cast, share)


def test_only_the_data_clerk_hands_out(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        api.serve_file(approved(cast), "csv", by=cast.viewers["district_head"], on=TUESDAY)


def test_what_is_over_ends_and_its_destruction_is_noted(cast: Cast) -> None:
    share, by = approved(cast), cast.viewers["data_clerk"]
    after = END.replace(year=2027)
    with pytest.raises(api.WrongState):
        api.destroy(share, "粉碎", by=by, on=TUESDAY)

    assert api.end_due(after, by=by.doer) == (share.number,)
    assert api.end_due(after, by=by.doer) == ()
    share = api.destroy(share, "硬盘粉碎，函〔2027〕3号", by=by, on=after)

    assert share.state == "destroyed" and "函〔2027〕3号" in share.note
