"""Secrets: the environment wins, a missing one is made once, and only the owner reads it."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from minzheng.wiring.keys import secret_key


def test_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINZHENG_SECRET", "from the environment")

    assert secret_key("MINZHENG_SECRET", tmp_path / "keys/secret") == "from the environment"
    assert not (tmp_path / "keys").exists()


def test_a_missing_key_is_made_once_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys/secret"

    first, again = secret_key("MINZHENG_NONE", path), secret_key("MINZHENG_NONE", path)

    assert first == again
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["secret"]


def test_many_starting_at_once_agree_on_one_key(tmp_path: Path) -> None:
    path = tmp_path / "keys/sealing"

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key("MINZHENG_NONE", path), range(16)))

    assert len(keys) == 1
