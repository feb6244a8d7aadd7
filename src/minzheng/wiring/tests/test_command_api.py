"""``api``: the reference of the interface leaves nothing out and is never behind."""

from pathlib import Path

import pytest

from minzheng.engines.partners.api import EVENTS, SCOPES
from minzheng.faces.api.v1.coverage import covered
from minzheng.faces.api.v1.page import chapters
from minzheng.wiring.commands import api
from minzheng.wiring.data_dir import CHECKOUT

PAGE = CHECKOUT / "docs/reference/api.md"


def test_the_committed_reference_is_what_the_program_writes(tmp_path: Path) -> None:
    written = tmp_path / "api.md"

    assert api.run(["--to", str(written)]) == 0
    assert PAGE.read_text("utf-8") == written.read_text("utf-8"), "./minzheng api --to docs/…"
    assert api.run(["--check", str(PAGE)]) == 0


def test_a_page_that_is_behind_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "api.md"
    old.write_text("# 开放接口")

    assert api.run(["--check", str(old)]) == 1 and "落后" in capsys.readouterr().err
    assert api.run(["--check", str(tmp_path / "none.md")]) == 1
    assert api.run(["--to", str(tmp_path)]) == 1


def test_it_names_every_address_scope_and_event() -> None:
    page = PAGE.read_text("utf-8")

    missing = [row.path for chapter in chapters() for row in chapter.operations
               if f"| {row.method} | `{row.path}` |" not in page]  # fmt: skip
    assert missing == [] and all(f"| `{key}` |" in page for key in (*SCOPES, *EVENTS))


def test_every_call_stands_beside_a_deed_of_a_face_and_every_gap_has_a_reason() -> None:
    calls = {row.call for chapter in chapters() for row in chapter.operations}
    named = [call for each in covered() for call in each.calls]

    assert calls - set(named) == set() and set(named) - calls == set()
    assert all(each.calls or each.why for each in covered())
