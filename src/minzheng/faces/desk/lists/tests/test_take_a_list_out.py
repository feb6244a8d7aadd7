"""What leaves the house as a file is what the officer sees on the page, and nothing else."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case
from minzheng.engines.workbench.api import Job
from minzheng.faces.desk.lists import exporting
from minzheng.faces.desk.lists.files import Cover, write
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Row, Table

from .conftest import At

CASES = "/desk/lists/cases/export/"
ASKED = {"kind": "xlsx", "purpose": "十一月例会"}
HEAD = 4


def rows_of(content: bytes) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()][HEAD:]


def taken(client: Client, **more: str) -> list[list[Any]]:
    answer = client.post(CASES, {**ASKED, **more})
    assert answer.status_code == 200, answer.content.decode()
    return rows_of(answer.content)


@pytest.mark.parametrize(
    ("post", "view"),
    [("town_clerk", "todo"), ("district_clerk", "doing"), ("auditor", "doing")],
)
def test_the_rows_of_the_file_are_the_rows_of_the_page(
    at: At, case: Case, post: str, view: str
) -> None:
    address = f"/desk/cases/?view={view}"
    shown = at(post).get(address).context["table"]

    head, *rows = taken(at(post), of=address)

    assert head == [column.label for column in shown.columns]
    assert [row[0] for row in rows] == [row.cells[0] for row in shown.rows] == [case.number]


def test_an_officer_of_the_other_town_takes_no_row_out(at: At, case: Case) -> None:
    _, *rows = taken(at("other_town_clerk"), of="/desk/cases/?view=doing")

    assert rows == []


def test_a_list_of_another_post_cannot_be_taken_out(at: At, cast: Cast) -> None:
    answer = at("town_clerk").get("/desk/lists/audit/export/")

    assert answer.status_code == 403


def test_an_address_of_another_list_is_not_found(at: At, cast: Cast) -> None:
    answer = at("town_clerk").get(CASES, {"of": "/desk/people/?q=罗"})

    assert answer.status_code == 404


def test_it_is_in_the_trail_with_purpose_and_number_of_rows(at: At, case: Case) -> None:
    taken(at("town_clerk"), of="/desk/cases/?view=todo")

    entry = Entry.objects.get(verb="export_list")
    assert entry.purpose == "十一月例会"
    assert '"rows":1' in entry.detail.replace(" ", "")


def test_the_head_says_who_took_it_and_carries_the_mark(at: At, case: Case) -> None:
    answer = at("town_clerk").post(CASES, {**ASKED, "kind": "csv"})

    lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert "李建国（town_clerk）" in lines[1][0]
    assert lines[2][0] == "条件：待办"
    assert lines[3][0].startswith("水印 ") and "town_clerk" in lines[3][0]


def test_a_purpose_with_an_identity_number_is_refused(at: At, case: Case) -> None:
    answer = at("town_clerk").post(CASES, {**ASKED, "purpose": "查440118198403050019"})

    assert "用途里不要写身份证号" in answer.content.decode()


def test_a_long_list_is_written_behind_the_page(
    at: At, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", 0)

    answer = at("town_clerk").post(CASES, ASKED)

    job = Job.objects.get()
    assert answer["Location"] == f"/desk/jobs/{job.pk}/"
    assert (job.kind, job.state) == ("export", "waiting")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_no_cell_is_reckoned_and_numbers_of_persons_stay_text(tmp_path: Any, kind: str) -> None:
    cells = ("=1+1", "440118198403050019", "1,238.50", tag_cell("正常", "ok"))
    columns = (Column("甲"), Column("证件"), Column("金额", numeric=True), Column("状态"))
    cover = Cover("列表", "局", "李", "今天", "", "例会", "ABC")

    count = write(kind, tmp_path / "a", cover, [Table("表", columns, (Row(cells),))])

    content = (tmp_path / "a").read_bytes()
    if kind == "csv":
        found: list[Any] = list(csv.reader(StringIO(content.decode("utf-8-sig"))))[-1]
        assert found == ["'=1+1", "440118198403050019", "1238.5", "正常"]
    else:
        found = rows_of(content)[-1]
        assert found == ["=1+1", "440118198403050019", 1238.5, "正常"]
    assert count == 1
