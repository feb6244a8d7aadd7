"""What is known of the district: how big, from which seed, whether it is whole."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from minzheng.wiring.data_dir import DEMO_MARK


@dataclass(frozen=True)
class State:
    """`ready` is written last: a build that was killed is never taken for a finished one."""

    people: int
    seed: int
    ready: bool = False
    cases: int = 0
    accounts: tuple[dict[str, Any], ...] = field(default_factory=tuple)


def read_state() -> State | None:
    """The state of the district; None when there is none."""
    try:
        known = json.loads(_path().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return State(**{**known, "accounts": tuple(known["accounts"])})


def write_state(state: State) -> None:
    """Replace the state in one step."""
    draft = _path().with_suffix(".new")
    draft.write_text(json.dumps(asdict(state), ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(_path())


def _path() -> Path:
    return Path(settings.DATA_DIR) / DEMO_MARK
