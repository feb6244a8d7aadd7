"""Reading official documents: how well, and how fast beside the least that must be done.

    python -m bench.plans                       # or ./minzheng bench plans
    python -m bench.plans --megabytes 5 --json

How well: our documents with their keys, F1 by kind; strict, a noun one sign longer is wrong. How
fast: their text repeated to so many megabytes. The floor only splits the text into lines and finds
every number; the rival is what an engineer writes in an afternoon: marks, numbers with units and
the noun before them, by one regular expression each, scored on the same keys.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from minzheng.engines.reading.api import Document, Figure, Item, read_text
from minzheng.engines.reading.scoring import Score, score

FOLDER = Path(__file__).parents[1] / "src/minzheng/engines/reading/tests/documents"
KINDS = ("structure", "figures", "times", "names")
MARK = re.compile(
    r"^\s*(?:([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）|(\d{1,2})[.．、])(.*)$"
)
NUMBER = re.compile(
    r"([一-龥]{2,12}?)(?:达到|达|为)?(\d+(?:\.\d+)?)([万亿]?(?:[个家名张件人次处所户项元]|%))"
)
FEW = ("five_years", "measures", "town_plan")  # without a page's footer, so they can be repeated


def main() -> None:
    options = _options()
    told = measure(options.megabytes)
    line = json.dumps(told, ensure_ascii=False) if options.json else _line(told)
    sys.stdout.write(line + "\n")


def measure(megabytes: float) -> dict[str, Any]:
    """F1 of both readers, seconds of both and of the floor."""
    text = _repeated(megabytes)
    ours, afternoon = _seconds(read_text, text), _seconds(by_afternoon, text)
    return {
        "megabytes": megabytes, "ours_s": ours, "afternoon_s": afternoon,
        "floor_s": _seconds(lambda said: re.findall(r"\d+", said), text),
        "ours_f1": _scores(read_text), "afternoon_f1": _scores(by_afternoon),
    }  # fmt: skip


def by_afternoon(text: str) -> Document:
    """The rival: a mark at the beginning of a line, a noun before a number, nothing else."""
    items: list[Item] = []
    path: list[str] = []
    for line in text.splitlines():
        found = MARK.match(line)
        if not found:
            continue
        depth = next(n for n in range(3) if found[n + 1])
        path = [*path[:depth], f"（{found[2]}）" if depth == 1 else found[depth + 1]]
        said = found[4].strip()
        figures = tuple(
            Figure(m[2], m[3], "count", m[1], "target", 0, 0) for m in NUMBER.finditer(said)
        )
        heading = said.partition("。")[0]
        items.append(Item("/".join(path), heading, said, 0, 0, figures))
    title = text.strip().partition("\n")[0]
    return Document(title, "", "", "", None, text, tuple(items))


def _scores(reader: Callable[[str], Document]) -> dict[str, float]:
    whole = {kind: Score(0, 0, 0) for kind in KINDS}
    for path in sorted(FOLDER.glob("*.yaml")):
        document = reader(path.with_suffix(".txt").read_text("utf-8"))
        told = score(document, yaml.safe_load(path.read_text("utf-8")))
        whole = {kind: whole[kind] + told[kind] for kind in KINDS}
    return {kind: round(each.f1, 3) for kind, each in whole.items()}


def _repeated(megabytes: float) -> str:
    one = "\n".join((FOLDER / f"{name}.txt").read_text("utf-8") for name in FEW)
    return one * (int(megabytes * 1_000_000 / len(one.encode())) + 1)


def _seconds(reader: Callable[[str], object], text: str) -> float:
    best = min(_once(reader, text) for _ in range(3))
    return round(best, 3)


def _once(reader: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    reader(text)
    return time.perf_counter() - began


def _line(told: dict[str, Any]) -> str:
    return (
        f"{told['megabytes']} MB：{told['ours_s']} 秒；一个下午写的 {told['afternoon_s']} 秒；"
        f"只找数字 {told['floor_s']} 秒\n"
        f"F1 我们 {told['ours_f1']}\nF1 一个下午 {told['afternoon_f1']}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.plans", description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1.0, help="多少 MB 文字")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
