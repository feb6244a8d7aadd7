"""Measures the source: how long files and functions are, and which are the largest."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from minzheng.wiring.data_dir import CHECKOUT

FOLDERS = ("src", "tests", "bench", "scripts")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Size:
    lines: int
    place: str

    def __str__(self) -> str:
        return f"{self.lines:5d} 行  {self.place}"


def python_files(root: Path = CHECKOUT) -> tuple[Path, ...]:
    """Every Python file of ours; migrations are exempt, they are written by a machine."""
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def file_size(path: Path) -> Size:
    lines = path.read_text(encoding="utf-8").count("\n")
    return Size(lines, str(path.relative_to(CHECKOUT)))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(parse(path)):
        if isinstance(node, Function):
            yield node


def function_sizes(path: Path) -> Iterator[Size]:
    for node in functions(path):
        place = f"{path.relative_to(CHECKOUT)}:{node.lineno} {node.name}"
        yield Size((node.end_lineno or node.lineno) - node.lineno + 1, place)


def largest(sizes: Iterator[Size], count: int = 5) -> list[Size]:
    return sorted(sizes, key=lambda size: -size.lines)[:count]


def report() -> str:
    """The five largest files and functions, shown at every check."""
    files = python_files()
    by_file = largest(file_size(path) for path in files)
    by_function = largest(size for path in files for size in function_sizes(path))
    lines = ["最大的五个文件：", *map(str, by_file), "最大的五个函数：", *map(str, by_function)]
    return "\n".join(lines)
