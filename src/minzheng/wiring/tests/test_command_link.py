"""The command of linkage: the queue, the model, writing what was settled."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, PASSWORD, Cast, make_cast
from minzheng.engines.linkage.testing import a_pair
from minzheng.wiring.commands import link

AS_CLERK = ["--by", "data_clerk", "--password-stdin"]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    return make_cast()


def test_it_counts_what_waits_by_feed_and_reason(cast: Cast, capsys: Any) -> None:
    a_pair(division=DISTRICT, on=cast.on)

    assert link.run(["queue", *AS_CLERK]) == 0

    assert "死亡医学证明，像是同一人，把握不够：1" in capsys.readouterr().out


def test_it_tells_the_model_and_how_right_it_is(cast: Cast, capsys: Any) -> None:
    assert link.run(["model", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["模型"] == "default-1"
    assert told["准确率"] > 0.99


def test_it_refuses_to_train_on_nothing(cast: Cast, capsys: Any) -> None:
    assert link.run(["train", *AS_CLERK]) == 1

    assert "训练至少要" in capsys.readouterr().err


def test_writing_again_changes_nothing(cast: Cast, capsys: Any) -> None:
    assert link.run(["apply"]) == 0

    assert "没有要写入的" in capsys.readouterr().out
