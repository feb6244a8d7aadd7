"""``api``: the reference of the open interface as one page of Markdown."""

import argparse
import sys
from pathlib import Path

from minzheng.wiring.reference.interface import interface_page

HELP = "接口参考：api --to 文件 写成一页；api --check 文件 只核对是不是最新的"


def run(argv: list[str]) -> int:
    """Write the page, or compare; 1 when it is behind or the file cannot be used."""
    options = _parser().parse_args(argv)
    page = interface_page()
    try:
        if options.check is not None:
            return _compared(page, options.check)
        options.to.write_text(page, "utf-8")
    except OSError as refusal:
        sys.stderr.write(f"没有办成：{refusal}\n")
        return 1
    sys.stdout.write(f"写好 {options.to}\n")
    return 0


def _compared(page: str, path: Path) -> int:
    if path.read_text("utf-8") == page:
        sys.stdout.write(f"{path} 是最新的\n")
        return 0
    sys.stderr.write(f"{path} 落后于程序。请运行 ./minzheng api --to {path}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng api", description=HELP)
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--to", type=Path, help="写到哪个文件")
    either.add_argument("--check", type=Path, help="核对哪个文件")
    return parser
