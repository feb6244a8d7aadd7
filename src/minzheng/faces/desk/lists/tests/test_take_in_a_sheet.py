"""Applications in a spreadsheet: checked by row and column, kept after the second look, once."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from minzheng.engines.access.testing import APPLICANT_ID, CHILD_ID, SPOUSE_ID, Cast
from minzheng.engines.cases.api import Case, Draft
from minzheng.engines.cases.testing import ANSWERS, MATTER, apply
from minzheng.engines.workbench.api import Job, lines_of
from minzheng.faces.desk.lists.sheet_columns import Head, application_heads, member_heads
from minzheng.faces.desk.lists.working import work
from minzheng.kernel.form import NO
from minzheng.kernel.matter import catalogue
from minzheng.kernel.units import Kind

from .conftest import MONDAY, At

SHEET = f"/desk/intake/{MATTER}/sheet/"
IDS = (APPLICANT_ID, SPOUSE_ID, CHILD_ID)
Cells = Mapping[str, Any]


def plain(head: Head, given: Cells, index: str = "") -> Any:
    """What is written into a cell: as given, or the plainest there is."""
    for name in (f"{index}{head.key}", head.key):
        if name in given:
            return given[name]
    if head.field is None:
        return ""
    kind = head.field.fact.unit.kind
    if kind is Kind.CODE:
        return head.options[0]
    return {Kind.BOOL: NO, Kind.DATE: "2026-11-02", Kind.TEXT: "情况属实"}.get(kind, "0")


def book(applications: Sequence[Cells], members: Sequence[Cells]) -> SimpleUploadedFile:
    matter = catalogue().get(MATTER)
    content = BytesIO()
    sheets = (("申请", application_heads(matter), applications),
              ("家庭成员", member_heads(matter), members))  # fmt: skip
    with xlsxwriter.Workbook(content, {"in_memory": True}) as made:
        for title, heads, rows in sheets:
            page = made.add_worksheet(title)
            page.write_row(0, 0, [head.title for head in heads])
            for at, row in enumerate(rows, 1):
                page.write_row(at, 0, [plain(head, row, row.get("index", "")) for head in heads])
    return SimpleUploadedFile("a.xlsx", content.getvalue())


def filled(**more: Any) -> SimpleUploadedFile:
    first = {**ANSWERS, "applicant": APPLICANT_ID, "name": "罗春生", "signed": "是", **more}
    members = [
        {**ANSWERS, "applicant": APPLICANT_ID, "member": number, "index": f"{place}."}
        for place, number in enumerate(IDS)
    ]
    return book([first], members)


def checked(client: Client, file: SimpleUploadedFile, **more: str) -> Job:
    answer = client.post(SHEET, {"file": file, **more})
    assert answer.status_code == 302, answer.content.decode().partition("<main")[2]
    return Job.objects.latest("pk")


def taken_in(client: Client, preview: Job) -> str:
    rows = [line.subject for line in lines_of(preview).filter(ok=True)]
    client.post(f"/desk/lists/bulk/{preview.pk}/confirm/", {"row": rows})
    job = Job.objects.latest("pk")
    work.call(job.pk)
    return lines_of(job).get().says


def said(job: Job) -> str:
    return lines_of(job).get().says


def test_the_empty_sheet_has_every_question_of_the_form(at: At, cast: Cast) -> None:
    content = at("town_clerk").get(f"{SHEET}template/").content

    sheets = CalamineWorkbook.from_filelike(BytesIO(content))
    titles = sheets.get_sheet_by_name("申请").to_python()[0]
    titles += sheets.get_sheet_by_name("家庭成员").to_python()[0]
    form = catalogue().get(MATTER).form
    assert all(any(t.startswith(field.label) for t in titles) for field in form.fields())


def test_the_check_keeps_nothing(at: At, cast: Cast) -> None:
    preview = checked(at("town_clerk"), filled())

    assert said(preview).startswith("将存成草稿")
    assert Draft.objects.count() == Case.objects.count() == 0


def test_numbers_of_persons_do_not_lie_open_in_the_job(at: At, cast: Cast) -> None:
    preview = checked(at("town_clerk"), filled())

    assert APPLICANT_ID not in str(preview.params)
    assert ANSWERS["account"] not in str(preview.params)


def test_a_good_row_becomes_a_draft_after_the_second_look(at: At, cast: Cast) -> None:
    client = at("town_clerk")

    told = taken_in(client, checked(client, filled()))

    draft = Draft.objects.get()
    assert told.startswith("已存草稿")
    assert draft.answers["0.wage_income"] == 150_000


def test_again_takes_nothing_in_twice(at: At, cast: Cast) -> None:
    client = at("town_clerk")
    taken_in(client, checked(client, filled()))

    again = checked(client, filled())

    assert "已有一份没有交的草稿" in said(again)
    assert Draft.objects.count() == 1


def test_what_is_complete_is_handed_in_when_wished(at: At, cast: Cast) -> None:
    client = at("town_clerk")

    told = taken_in(client, checked(client, filled(), submit="on"))

    assert told.startswith("已收件"), told
    assert (Case.objects.count(), Draft.objects.count()) == (1, 0)


def test_a_wrong_cell_is_told_by_row_and_column(at: At, cast: Cast) -> None:
    preview = checked(at("town_clerk"), filled(bank_deposits="很多", homes="两套"))

    line = lines_of(preview).get()
    assert (line.ok, line.label) == (False, "第 2 行 罗春生")
    assert any("整数" in fault for fault in line.more)


def test_somebody_of_the_other_town_is_not_found(at: At, cast: Cast) -> None:
    preview = checked(at("other_town_clerk"), filled())

    assert "不在您的辖区" in said(preview)


def test_an_open_case_stands_in_the_way(at: At, cast: Cast) -> None:
    apply(cast, on=MONDAY)

    assert "已在办理" in said(checked(at("town_clerk"), filled()))


def test_a_number_that_lost_its_digits_is_told(at: At, cast: Cast) -> None:
    file = book([{"applicant": 440118198403050019, "name": "罗春生"}], [])

    assert "写成了数字" in said(checked(at("town_clerk"), file))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", b"a,b,c"])
def test_what_is_no_sheet_is_refused(at: At, cast: Cast, content: bytes) -> None:
    file = SimpleUploadedFile("a.xlsx", content or b" ")

    shown = at("town_clerk").post(SHEET, {"file": file}).content.decode()

    assert "不是 XLSX 文件" in shown
    assert Job.objects.count() == 0
