"""``facilities``: institutions in from a spreadsheet, and all of them out again."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from minzheng.engines.access.api import NotAllowed, SignInRefused, Viewer
from minzheng.registers.facilities.api import (
    SheetUnreadable,
    export_csv,
    facilities_within,
    import_sheet,
)
from minzheng.registers.offices.api import home_division
from minzheng.wiring.acting import add_officer, officer_of
from minzheng.wiring.today import business_day

HELP = "机构（设施）：import 从表格导入，export 导出同样的表"
IMPORTERS = frozenset({"district_clerk", "district_head", "data_clerk"})
REFUSALS = (SheetUnreadable, NotAllowed, SignInRefused, OSError)


def run(argv: list[str]) -> int:
    """1 when it was refused, or when some rows did not go in."""
    options = _parser().parse_args(argv)
    try:
        return int(options.step(options))
    except REFUSALS as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1


def _import(options: argparse.Namespace) -> int:
    viewer = officer_of(options)
    area = _area_of(viewer)
    done = import_sheet(Path(options.file), by=viewer.doer, on=business_day(), area=area)
    if options.json:
        sys.stdout.write(json.dumps(asdict(done), ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{fault}\n" for fault in done.faults)
        told = f"新增 {done.added}，更新 {done.changed}，没有变化 {done.same}"
        sys.stdout.write(f"{told}，没有导入 {len(done.faults)} 行\n")
    return 1 if done.faults else 0


def _export(options: argparse.Namespace) -> int:
    rows = facilities_within(options.division or home_division(), on=business_day())
    Path(options.file).write_text(export_csv(rows), encoding="utf-8")
    sys.stdout.write(f"已导出 {rows.count()} 个机构到 {options.file}\n")
    return 0


def _area_of(viewer: Viewer) -> str:
    """Where the officer keeps the register. Raises NotAllowed."""
    for post in viewer.posts:
        if post.role in IMPORTERS:
            return post.division
    raise NotAllowed("您的岗位不能导入机构：需要区民政局经办人、负责人或数据资源中心经办人")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng facilities", description=HELP)
    steps = parser.add_subparsers(required=True, metavar="步骤")
    taking = steps.add_parser("import", help="从 XLSX 或 CSV 导入；好的行入库，错的逐格列出")
    taking.add_argument("file", help="表格文件，表头用 export 导出的")
    taking.add_argument("--json", action="store_true", help="输出 JSON")
    add_officer(taking)
    taking.set_defaults(step=_import)
    giving = steps.add_parser("export", help="导出为 CSV")
    giving.add_argument("file", help="写到哪个文件")
    giving.add_argument("--division", default="", help="区划代码，缺省为本机构所在地")
    giving.set_defaults(step=_export)
    return parser
