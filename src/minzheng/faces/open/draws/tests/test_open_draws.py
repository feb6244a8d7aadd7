"""What everybody sees of a draw; and the ten lines of the documentation, run as they stand."""

import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import DAY, DISTRICT, Cast, make_cast
from minzheng.engines.draws.api import (
    Draw,
    Item,
    Later,
    NewDraw,
    Wanted,
    commit,
    draw_lots,
    prepare,
)
from minzheng.engines.supervision.testing import at_noon

PAGE = Path(__file__).parents[6] / "docs/explanation/how-a-draw-is-checked.md"
LINES = 10
ITEMS = tuple(Item(f"decision:{n}", "甲" if n % 3 else "乙", n % 7 == 0) for n in range(40))
WANTED = {"甲": Wanted(share=1000), "乙": Wanted(count=3)}


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_cast(DAY)


def committed(cast: Cast) -> Draw:
    clerk = cast.viewers["district_clerk"]
    new = NewDraw("四季度抽查", "plan:1", DISTRICT, ITEMS, WANTED, {"甲": "青竹镇"})
    row = prepare(new, by=clerk, on=DAY)
    due = DAY + timedelta(days=5)
    return commit(row, due, by=clerk, at=at_noon(DAY), later="次日双色球")


def drawn(cast: Cast) -> Draw:
    at, told = at_noon(DAY + timedelta(days=1)), Later("03 08 11", "中国福彩网")
    return draw_lots(committed(cast), by=cast.viewers["district_head"], at=at, later=told)


def script() -> str:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def checked(folder: Path, content: bytes) -> str:
    """What the script says of a file, in a Python that knows nothing of this house."""
    (folder / "check.py").write_text(script(), "utf-8")
    (folder / "draw.json").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-I", "check.py", "draw.json"], cwd=folder, capture_output=True,
        text=True, check=True, env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.stdout.strip()


def test_the_ten_lines_of_the_documentation_check_a_real_file(cast: Cast, tmp_path: Path) -> None:
    row = drawn(cast)
    content = Client().get(f"/open/draws/{row.pk}/file/").content
    told = json.loads(content)
    imports, *lines = (line for line in script().splitlines() if line)
    assert imports.startswith("import ")
    assert len(lines) == LINES
    assert "minzheng" not in script()

    assert checked(tmp_path, content) == "一致"
    for forged in (
        {**told, "chosen": told["chosen"][::-1]},
        {**told, "items": told["items"][1:]},
        {**told, "seed": "0" * 64},
        {**told, "later": {**told["later"], "value": "03 08 12"}},
    ):
        assert checked(tmp_path, json.dumps(forged).encode()) == "不一致"


def test_the_page_prints_the_same_ten_lines(cast: Cast) -> None:
    shown = Client().get(f"/open/draws/{drawn(cast).pk}/").content.decode()

    assert script().strip() in shown
    assert "decision:" not in shown


def test_a_commitment_is_shown_before_and_after_its_time(cast: Cast, tmp_path: Path) -> None:
    row = committed(cast)
    url = f"/open/draws/{row.pk}/"
    assert "还没有抽取" in Client().get(url).content.decode()
    assert row.commitment in Client().get(url).content.decode()

    (tmp_path / "business-date.txt").write_text((DAY + timedelta(days=6)).isoformat())

    assert "承诺后没有按期抽取" in Client().get(url).content.decode()
    assert "承诺后没有按期抽取" in Client().get("/open/draws/").content.decode()


def test_nothing_is_shown_of_what_is_not_published(cast: Cast) -> None:
    new = NewDraw("四季度抽查", "plan:1", DISTRICT, ITEMS, WANTED, {})
    row = prepare(new, by=cast.viewers["district_clerk"], on=DAY)

    assert "还没有公布的抽签" in Client().get("/open/draws/").content.decode()
    for pk in (row.pk, 99, 10**30):
        for path in (f"/open/draws/{pk}/", f"/open/draws/{pk}/file/"):
            assert Client().get(path).status_code == 404
