"""Which directory a command speaks of when nobody says."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from minzheng.wiring import data_dir


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("MINZHENG_DATA", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(data_dir, "CHECKOUT", tmp_path)
    return tmp_path / "var"


def build_demo(own: Path) -> Path:
    demo = own / "demo"
    demo.mkdir(parents=True)
    (demo / data_dir.DEMO_MARK).write_text("{}", encoding="utf-8")
    return demo


def test_it_is_the_offices_own(own: Path) -> None:
    assert data_dir.open_data_dir() == own


def test_it_is_the_demos_while_there_is_nothing_else(own: Path) -> None:
    demo = build_demo(own)

    assert data_dir.open_data_dir() == demo
    assert data_dir.is_demo(demo)


def test_an_office_in_use_is_never_mistaken_for_the_demo(own: Path) -> None:
    build_demo(own)
    with closing(sqlite3.connect(own / data_dir.DATABASE)) as office:
        office.execute("create table kept (something)")

    assert data_dir.open_data_dir() == own


def test_a_broken_database_is_the_offices_own(own: Path) -> None:
    build_demo(own)
    (own / data_dir.DATABASE).write_bytes(b"no longer a database " * 400)

    assert data_dir.open_data_dir() == own


def test_the_empty_file_of_a_command_that_only_asked_is_nothing(own: Path) -> None:
    demo = build_demo(own)
    (own / data_dir.DATABASE).touch()

    assert data_dir.open_data_dir() == demo


def test_a_server_database_is_the_offices_own(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_demo(own)
    monkeypatch.setenv("DATABASE_URL", "postgresql://office@localhost/minzheng")

    assert data_dir.open_data_dir() == own


def test_who_names_a_directory_gets_it(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_demo(own)
    monkeypatch.setenv("MINZHENG_DATA", str(own / "elsewhere"))

    assert data_dir.open_data_dir() == own / "elsewhere"
