"""The command line: every file in wiring/commands is a command; there is no list to keep."""

import ast
import importlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import django

COMMANDS = Path(__file__).parent / "commands"
PACKAGE = "minzheng.wiring.commands"
USAGE_ERROR = 2


@dataclass(frozen=True)
class Command:
    """One file in wiring/commands: its NAME (else the file's name), its HELP, and what it needs."""

    name: str
    help: str
    module: str
    plain: bool  # PLAIN = True: runs without Django, hence at once and also when an app is broken

    def run(self, argv: list[str]) -> int:
        if not self.plain:
            django.setup()
        run: Callable[[list[str]], int] = importlib.import_module(self.module).run
        return run(argv)


def find_commands(folder: Path = COMMANDS) -> dict[str, Command]:
    """Every command by name, in alphabetical order; read from the source, nothing is imported."""
    files = sorted(path for path in folder.glob("*.py") if not path.stem.startswith("_"))
    commands = [_read_command(path) for path in files]
    return {command.name: command for command in sorted(commands, key=lambda each: each.name)}


def _read_command(path: Path) -> Command:
    constants = _constants(path)
    return Command(
        name=str(constants.get("NAME", path.stem)),
        help=str(constants.get("HELP", "")),
        module=f"{PACKAGE}.{path.stem}",
        plain=constants.get("PLAIN") is True,
    )


def _constants(path: Path) -> dict[str, object]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def main(argv: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.wiring.settings")
    name, *rest = argv or ["help"]
    command = find_commands().get("help" if name in {"-h", "--help"} else name)
    if command is None:
        sys.stderr.write(f"没有“{name}”这个命令。运行 ./minzheng help 查看全部命令。\n")
        return USAGE_ERROR
    try:
        return command.run(rest)
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断。\n")
        return 130
