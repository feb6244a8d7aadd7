"""``plan``: read an official document into items, figures, rhythms and owners."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from minzheng.engines.reading.api import (
    ACHIEVED,
    Document,
    Figure,
    Item,
    ReadingRefused,
    read_file,
)

HELP = "读规划、要点、措施、纪要：plan read 文件 [--json]；不联网，不装模型"
KINDS = {"count": "数量", "share": "比例", "money": "金额", "growth": "增减"}
SHORT = 36


def run(argv: list[str]) -> int:
    """1 when the file cannot be read; the reason goes to standard error."""
    options = _parser().parse_args(argv)
    try:
        document = read_file(Path(options.file).read_bytes(), options.file)
    except OSError as wrong:
        sys.stderr.write(f"打不开 {options.file}：{wrong.strerror}。请核对文件名和位置\n")
        return 1
    except ReadingRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    told = json.dumps(document.as_json(), ensure_ascii=False, indent=1) if options.json else (
        "\n".join(_told(document))
    )  # fmt: skip
    sys.stdout.write(f"{told}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng plan", description=HELP)
    verbs = parser.add_subparsers(dest="verb", required=True)
    read = verbs.add_parser("read", help="读一份文件：TXT、DOCX、PDF、HTML")
    read.add_argument("file", help="文件")
    read.add_argument("--json", action="store_true", help="按 JSON 写出，每条都带原文位置")
    return parser


def _told(document: Document) -> Iterator[str]:
    yield document.title or "（没有读出标题）"
    head = (document.number, document.index_number, document.issuer, document.date or "")
    yield "　".join(each for each in head if each)
    for item in document.items:
        yield from _item(item)
    figures = sum(len(item.figures) for item in document.items)
    yield f"共 {len(document.items)} 条、{figures} 个数字"
    yield from document.remarks


def _item(item: Item) -> Iterator[str]:
    indent = "  " * item.depth
    said = item.heading or f"{item.text[:SHORT]}{'…' if len(item.text) > SHORT else ''}"
    more = [f"期限 {item.due}"] if item.due else []
    more += [f"责任 {'、'.join(item.owners)}"] if item.owners else []
    yield f"{indent}{item.path.rpartition('/')[2]} {said}{'　'.join(['', *more])}"
    for figure in item.figures:
        yield f"{indent}    {_figure(figure)}"
    for rhythm in item.rhythms:
        yield f"{indent}    每 {rhythm.months:g} 个月至少 {rhythm.at_least} 次（{rhythm.text}）"


def _figure(figure: Figure) -> str:
    status = "已达到" if figure.status == ACHIEVED else "目标"
    return f"{figure.measures} {figure.value}{figure.unit}（{KINDS[figure.kind]}，{status}）"
