"""The command line: found by folder, explained in a line, refused with a hint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from minzheng.wiring.cli import find_commands, main
from minzheng.wiring.commands import test as test_command
from minzheng.wiring.data_dir import CHECKOUT


def test_help_lists_every_command_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0

    printed = capsys.readouterr().out
    for command in find_commands().values():
        assert f"  {command.name} " in printed
        assert command.help, f"{command.module} lacks HELP"


def test_a_command_is_found_by_its_file_and_may_name_itself(tmp_path: Path) -> None:
    (tmp_path / "identity.py").write_text('NAME = "id"\nHELP = "查证件号"\n', encoding="utf-8")
    (tmp_path / "clock.py").write_text('HELP = "算期限"\nPLAIN = True\n', encoding="utf-8")

    commands = find_commands(tmp_path)

    assert list(commands) == ["clock", "id"]
    assert commands["id"].module.endswith(".identity")
    assert (commands["id"].plain, commands["clock"].plain) == (False, True)


def test_an_unknown_command_is_refused_with_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dmeo"]) == 2
    assert "没有“dmeo”这个命令" in capsys.readouterr().err


def test_it_runs_from_any_directory(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "minzheng.wiring", "help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert "./minzheng" in done.stdout


def test_a_measurement_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "nothing-of-the-kind"]) == 2
    assert "没有这些测量" in capsys.readouterr().out


def test_the_closing_line_adds_up_the_reports(tmp_path: Path) -> None:
    suite = '<testsuite name="pytest" errors="1" failures="2" skipped="3" tests="20" time="1">'
    (tmp_path / "0.xml").write_text(suite, encoding="utf-8")
    (tmp_path / "1.xml").write_text(suite, encoding="utf-8")

    suites = test_command.Suites(tmp_path, [])

    assert suites.total() == "28 passed, 6 failed, 6 skipped"


def test_arguments_after_two_dashes_go_to_pytest() -> None:
    assert test_command._split(["--fast", "--", "-k", "x"]) == (["--fast"], ["-k", "x"])
