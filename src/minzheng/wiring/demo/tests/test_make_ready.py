"""Only the demo's own directory is ever cleared."""

from pathlib import Path

import pytest

from minzheng.wiring.cli import find_commands
from minzheng.wiring.demo.ground import GroundRefused, make_ready


def directory(path: Path, state: str) -> Path:
    (path / "demo.json").write_text(state, encoding="utf-8")
    (path / "minzheng.sqlite3").write_text("rows", encoding="utf-8")
    return path


def test_a_whole_district_stays(tmp_path: Path) -> None:
    make_ready(directory(tmp_path, '{"ready": true}'), fresh=False)

    assert (tmp_path / "minzheng.sqlite3").exists()


@pytest.mark.parametrize(
    ("state", "fresh"), [('{"ready": true}', True), ("{}", False), ("{", False)]
)
def test_it_is_cleared_when_asked_or_unfinished(tmp_path: Path, state: str, fresh: bool) -> None:
    make_ready(directory(tmp_path, state), fresh=fresh)

    assert not tmp_path.exists()


def test_other_data_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "minzheng.sqlite3").write_text("the bureau's own", encoding="utf-8")

    with pytest.raises(GroundRefused, match="不是演示用的数据"):
        make_ready(tmp_path, fresh=True)

    assert (tmp_path / "minzheng.sqlite3").exists()


def test_a_database_elsewhere_is_not_emptied(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")

    with pytest.raises(GroundRefused, match="请另建一个空库"):
        make_ready(directory(tmp_path, '{"ready": true}'), fresh=True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--people", "20"], "不小于 300"),
        (["--on", "2026-02-30"], "不是日期"),
        (["--port", "99999"], "不是端口"),
    ],
)
def test_a_wrong_option_is_refused_with_the_remedy(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        find_commands()["demo"].run(words)

    assert says in capsys.readouterr().err
