"""``search``: the index behind the search box: how full it is, and building it anew."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from minzheng.engines.search import api
from minzheng.engines.search.api import EVERY_KIND, Kind

HELP = "搜索索引：search status 看是否齐全，search rebuild 重建（中断后再运行会接着做）"
Answer = tuple[Mapping[str, Any], int]
NAMES = {kind.name.lower(): kind for kind in EVERY_KIND}


def run(argv: list[str]) -> int:
    """1 when something that is there cannot be found yet."""
    options = _parser().parse_args(argv)
    answer, code = ACTIONS[options.action](options)
    plain = json.dumps(answer, ensure_ascii=False, indent=1)
    lines = plain if options.json else "\n".join(f"{key}：{_said(v)}" for key, v in answer.items())
    sys.stdout.write(lines + "\n")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng search", description=HELP)
    actions = parser.add_subparsers(dest="action", required=True)
    for name, words in {"status": "有多少，能找到多少", "rebuild": "重建索引"}.items():
        action = actions.add_parser(name, help=words, description=words)
        action.add_argument("--json", action="store_true", help="输出 JSON")
        if name == "rebuild":
            kinds = action.add_argument("--kinds", nargs="+", choices=tuple(NAMES), default=[])
            kinds.help = "只重建这几种，缺省为全部"
    return parser


def _status(options: argparse.Namespace) -> Answer:
    rows = api.status()
    told = {
        str(row.kind.label): {"有": row.there, "能找到": row.found, "重建未完成": row.unfinished}
        for row in rows
    }
    whole = all(row.there == row.found and not row.unfinished for row in rows)
    return told, 0 if whole else 1


def _rebuild(options: argparse.Namespace) -> Answer:
    kinds: list[Kind] = [NAMES[name] for name in options.kinds]
    done: dict[str, int] = {}
    for step in api.rebuild(kinds, at=timezone.now()):
        done[str(step.kind.label)] = step.done
        sys.stderr.write(f"\r{step.kind.label} {step.done} / {step.total}  ")
    sys.stderr.write("\n")
    return done or {"没有要做的": 0}, 0


def _said(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    state = "，重建没有做完，请再运行 search rebuild" if value["重建未完成"] else ""
    return f"有 {value['有']}，能找到 {value['能找到']}{state}"


ACTIONS: Mapping[str, Callable[[argparse.Namespace], Answer]] = {
    "status": _status,
    "rebuild": _rebuild,
}
