"""``help``: every command with one line."""

import sys

from minzheng.wiring.cli import find_commands

HELP = "列出全部命令"
PLAIN = True

FIRST = ("demo", "test")
OPENING = "民政业务系统。用法：./minzheng 命令 [参数]\n"
CLOSING = "各命令的参数：./minzheng 命令 --help\n"


def run(_argv: list[str]) -> int:
    commands = find_commands()
    width = max(map(len, commands)) + 2
    names = sorted(commands, key=lambda name: (name not in FIRST, name))
    lines = [f"  {name:<{width}}{commands[name].help}\n" for name in names]
    sys.stdout.write("".join([OPENING, "\n", *lines, "\n", CLOSING]))
    return 0
