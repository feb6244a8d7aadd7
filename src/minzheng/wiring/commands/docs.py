"""``docs``: the reference of matters, statutes and terms as Markdown with pictures."""

import argparse
import sys
from datetime import date
from pathlib import Path

from django.db import DatabaseError

from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.matter import catalogue
from minzheng.registers.divisions.api import UnknownDivision, full_name
from minzheng.registers.offices.api import home_division
from minzheng.wiring.reference.feeds import feed_pages
from minzheng.wiring.reference.laws import statute_pages
from minzheng.wiring.reference.matters import Here, matter_pages
from minzheng.wiring.reference.views import view_pages
from minzheng.wiring.reference.words import index_pages, vocabulary_pages
from minzheng.wiring.reference.writing import Pages
from minzheng.wiring.today import business_day

HELP = "生成参考手册：docs --to 目录，事项、法规、词汇各成页，流程画成图"


def run(argv: list[str]) -> int:
    """Write the pages; 1 when the place is not readable or the folder cannot be written."""
    options = _parser().parse_args(argv)
    try:
        place = normalise(options.place or home_division())
        here = Here(place, options.on or business_day(), _name_of(place))
        pages = reference(here)
        write(pages, options.to)
    except DatabaseError:
        sys.stderr.write("没有写成：这里还没有建库，不知道本区县是哪里，请写明 --place\n")
        return 1
    except (DivisionCodeError, OSError) as refusal:
        sys.stderr.write(f"没有写成：{refusal}\n")
        return 1
    sys.stdout.write(f"写好 {len(pages)} 个文件，从 {options.to / 'index.md'} 看起\n")
    return 0


def reference(here: Here) -> Pages:
    """Every file of the reference by its path below the folder."""
    matters = (matter_pages(matter, here) for matter in catalogue().matters.values())
    pages = {name: text for found in matters for name, text in found.items()}
    shared = {**feed_pages(here), **statute_pages(), **vocabulary_pages(), **view_pages()}
    return {**index_pages(here), **pages, **shared}


def write(pages: Pages, folder: Path) -> None:
    """Write every file; what an earlier time wrote under the same name is replaced."""
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _name_of(place: str) -> str:
    """The place by its name; its code where no register is at hand to know it."""
    try:
        return full_name(place)
    except (UnknownDivision, DatabaseError):
        return place


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng docs", description=HELP)
    parser.add_argument("--to", type=Path, required=True, help="写到哪个目录")
    parser.add_argument("--on", type=date.fromisoformat, help="日期，缺省为今天")
    parser.add_argument("--place", help="区划代码，缺省为本区县")
    return parser
