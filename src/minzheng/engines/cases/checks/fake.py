"""A stand-in for the checking centre: findings by line in DATA_DIR/check-source.jsonl.

    {"person": 12, "item": "养老金", "column": "pension_income", "value": 52000, "source": "社保"}

"person" is the person's number in the register; a line may add "found_on".
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from minzheng.engines.cases.checks.source import Asked, Finding, SourceUnavailable

FILE = "check-source.jsonl"


class FileSource:
    """Reads the file anew each time; without a file nothing is found."""

    def query(self, people: Sequence[Asked], on: date) -> Sequence[Finding]:
        """What the file says of these people, up to the day. Raises SourceUnavailable."""
        wanted = {asked.person_id: asked.name for asked in people}
        return [
            finding
            for line in _lines(Path(settings.DATA_DIR) / FILE)
            if line.get("person") in wanted
            for finding in [_finding(line, wanted[line["person"]], on)]
            if finding.found_on <= on
        ]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            yield json.loads(text)
        except json.JSONDecodeError as error:
            raise SourceUnavailable(
                f"核对数据文件 {path.name} 第 {number} 行不是 JSON：{error}"
            ) from error


def _finding(line: dict[str, Any], name: str, on: date) -> Finding:
    found_on = date.fromisoformat(line["found_on"]) if "found_on" in line else on
    return Finding(
        person_id=line["person"],
        member=name,
        item=line["item"],
        column=line["column"],
        value=line["value"],
        source=line["source"],
        found_on=found_on,
    )
