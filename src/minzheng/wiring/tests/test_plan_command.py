"""``plan read`` prints the tree or JSON, and says why a file cannot be read."""

import json
from pathlib import Path

import pytest

from minzheng.wiring.commands import plan

TEXT = "石桥市2024年工作要点\n一、抓养老\n6月底前新增养老床位500张。（责任单位：养老科）\n"
KEYS = {"path", "heading", "text", "start", "end", "figures", "rhythms", "due", "owners",
        "programmes", "cites"}  # fmt: skip


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_tree_is_told(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan.run(["read", str(paper)]) == 0

    told = capsys.readouterr().out
    assert "一 抓养老　期限 2024-06-30　责任 养老科" in told
    assert "养老床位 500张（数量，目标）" in told


def test_json_has_every_key(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan.run(["read", str(paper), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert {"title", "number", "index_number", "issuer", "date", "items"} <= set(told)
    (item,) = told["items"]
    assert set(item) >= KEYS
    assert item["figures"][0]["value"] == 500
    assert TEXT[item["start"] : item["end"]] == item["text"]


@pytest.mark.parametrize(("content", "said"), [(None, "打不开"), (b"", "空文件")])
def test_what_cannot_be_read_is_said(
    tmp_path: Path, content: bytes | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)

    assert plan.run(["read", str(path)]) == 1
    assert said in capsys.readouterr().err
