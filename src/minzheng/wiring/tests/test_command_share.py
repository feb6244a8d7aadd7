"""The command lists requests with their clocks and ends those whose time is over, once."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.sharing.tests.conftest import MONDAY, approved, cast, received
from minzheng.wiring.commands.share import run

__all__ = ["cast"]  # the fixture


def test_it_lists_and_ends_once(cast: Cast, capsys: Any) -> None:
    waiting, served = received(cast), approved(cast)

    run(["list", "--on", str(MONDAY)])
    listed = capsys.readouterr().out
    assert waiting.number in listed and "剩 10 个工作日" in listed

    over = str(date(2027, 1, 4))
    run(["end", "--on", over])
    assert f"{served.number} 使用期限届满" in capsys.readouterr().out
    run(["end", "--on", over])
    assert capsys.readouterr().out == "终止 0 件\n"
