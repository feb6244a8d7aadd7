"""The data directory before Django starts: cleared when asked, or when a build did not finish."""

import json
import os
import shutil
from pathlib import Path

from minzheng.wiring.data_dir import DATABASE, DEMO_MARK

PEOPLE, FEWEST_PEOPLE = 20_000, 300


class GroundRefused(RuntimeError):
    """The demo will not touch what is not its own."""


def make_ready(directory: Path, *, fresh: bool) -> None:
    """Clear the demo's directory if that is wanted or needed. Raises GroundRefused.

    Only a directory with the demo's own mark is ever cleared.
    """
    state = directory / DEMO_MARK
    if not state.exists():
        _refuse_foreign(directory)
        return
    if not (fresh or not _is_whole(state)):
        return
    if os.environ.get("DATABASE_URL"):
        raise GroundRefused(
            "演示数据在 DATABASE_URL 指向的数据库里，不会替您清空："
            f"请另建一个空库，再删去 {directory}，然后重新运行"
        )
    shutil.rmtree(directory)


def _is_whole(state: Path) -> bool:
    try:
        return json.loads(state.read_text(encoding="utf-8")).get("ready") is True
    except (OSError, ValueError):
        return False


def _refuse_foreign(directory: Path) -> None:
    if (directory / DATABASE).exists():
        raise GroundRefused(
            f"{directory} 里已有不是演示用的数据，演示不会动它："
            "请用 MINZHENG_DATA 指定另一个目录，或不设 MINZHENG_DATA 用默认的 var/demo"
        )
