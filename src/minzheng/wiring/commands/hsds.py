"""``hsds``: the directory of supplies as Open Referral HSDS 3, to a file."""

import argparse
import json
import sys
from pathlib import Path

from minzheng.engines.needs.api import directory
from minzheng.registers.offices.api import home_division
from minzheng.wiring.today import business_day

HELP = "服务目录（供给和机构的服务）按 Open Referral HSDS 3 导出：hsds --to 文件；没有个人信息"


def run(argv: list[str]) -> int:
    """1 when the file cannot be written."""
    options = _parser().parse_args(argv)
    told = directory(options.division or home_division(), on=business_day())
    try:
        Path(options.to).write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    except OSError as refusal:
        sys.stderr.write(f"写不进 {options.to}：{refusal}。请换一个能写的位置\n")
        return 1
    sys.stdout.write(f"已导出 {told['total_items']} 项服务到 {options.to}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng hsds", description=HELP)
    parser.add_argument("--to", required=True, help="写到哪个文件")
    parser.add_argument("--division", default="", help="区划代码，缺省为本机构所在地")
    return parser
