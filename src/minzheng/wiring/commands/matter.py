"""``matter new FIELD/NAME``: the skeleton of a matter's folder, and what to fill in."""

import argparse
import re
import sys
from pathlib import Path

from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.skeleton import FILES, NEXT

HELP = "新建事项目录：matter new relief/linshi，写好骨架并说明要填什么"
PLAIN = True

FOLDER = CHECKOUT / "src" / "minzheng" / "matters"
KEY = re.compile(r"([a-z][a-z0-9_]{1,29})/([a-z][a-z0-9_]{1,29})", re.ASCII)


class MatterRefused(ValueError):
    """The name is not one, or the folder is there already."""


def run(argv: list[str]) -> int:
    options = _parser().parse_args(argv)
    try:
        folder = create(options.key, options.folder)
    except MatterRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(f"已建立 {folder}\n{NEXT}")
    return 0


def create(key: str, root: Path = FOLDER) -> Path:
    """Write the skeleton; raises MatterRefused and then writes nothing."""
    found = KEY.fullmatch(key)
    if found is None:
        raise MatterRefused(f"“{key}”应写作 领域/事项，用小写英文或通用拼音，例如 relief/linshi")
    folder = root / found[1] / found[2]
    if folder.exists():
        raise MatterRefused(f"{folder} 已存在，不会覆盖。要重做请先自行移走")
    folder.mkdir(parents=True)
    package = folder.parent / "__init__.py"
    if not package.exists():
        package.write_text(f'"""Matters of the field {found[1]}."""\n', "utf-8")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("FIELD", found[1]).replace("NAME", found[2]), "utf-8")
    return folder


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng matter", description=HELP)
    actions = parser.add_subparsers(required=True, metavar="动作")
    action = actions.add_parser("new", help="新建一个事项的目录")
    action.add_argument("key", help="领域/事项，例如 relief/linshi")
    action.add_argument("--folder", type=Path, default=FOLDER, help="事项目录的上级，缺省为本库")
    return parser
