"""What was measured, kept: one entry a task and size in bench/results.json, told as one table."""

import importlib.metadata
import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.running import run_for_output

KEPT = CHECKOUT / "bench/results.json"
PARTS = ("numpy", "pyarrow", "duckdb", "splink", "openfisca-core", "recordlinkage")
Entry = Mapping[str, Any]


def measure(start: Sequence[str], name: str, options: Sequence[str]) -> Entry:
    """Run `python start…` and keep what it says; the entry of the same words is replaced.

    Raises CalledProcessError when the measurement fails, ValueError when it says no JSON.
    """
    found = json.loads(run_for_output((*start, *options, "--json")))
    entry = {"task": name, "options": " ".join(options), "on": _now(), "with": _versions()}
    _keep({**entry, "found": found})
    return {**entry, "found": found}


def table() -> Iterator[str]:
    """Every kept entry in a line: task, our seconds, each rival's ratio, the day."""
    yield "测量  参数  我们（秒）  比对手快几倍  测量日"
    for entry in kept():
        found = entry["found"]
        ratios = "，".join(f"{rival} {told}" for rival, told in _ratios(found))
        ours = found.get("ours_s", found.get("kept_ms", ""))
        yield f"{entry['task']}  {entry['options']}  {ours}  {ratios}  {entry['on'][:10]}"


def kept() -> list[Entry]:
    """The entries, by task and options."""
    return list(json.loads(KEPT.read_text("utf-8"))) if KEPT.exists() else []


def _keep(entry: Entry) -> None:
    words = entry["task"], entry["options"]
    others = [each for each in kept() if (each["task"], each["options"]) != words]
    rows = sorted([*others, entry], key=lambda each: (each["task"], each["options"]))
    KEPT.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _ratios(found: Entry) -> Iterator[tuple[str, str]]:
    for rival, told in found.get("ratio", {}).items():
        if isinstance(told, int | float):
            yield rival, f"{told:.2f}"


def _versions() -> dict[str, str]:
    known = {each.name for each in importlib.metadata.distributions()}
    parts = {name: importlib.metadata.version(name) for name in PARTS if name in known}
    load = f"{os.getloadavg()[0]:.1f}"
    return {
        "python": platform.python_version(),
        **parts,
        "cores": f"{os.cpu_count()}",
        "load": load,
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
