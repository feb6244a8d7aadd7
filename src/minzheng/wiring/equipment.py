"""What tests need beside Python (browser, Chinese fonts, PostgreSQL), installed where we may."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from minzheng.wiring.postgres import find_postgresql
from minzheng.wiring.running import say

FONTS = Path("/usr/share/fonts")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Equipment:
    package: str  # Debian's name
    suites: str  # what is skipped without it
    is_present: Callable[[], bool]


def find_browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def has_chinese_fonts() -> bool:
    return any(FONTS.rglob("Noto*CJK*"))


EQUIPMENT = (
    Equipment("chromium", "浏览器测试", lambda: find_browser() is not None),
    Equipment("fonts-noto-cjk", "浏览器测试", has_chinese_fonts),
    Equipment("postgresql", "PostgreSQL 测试", lambda: find_postgresql() is not None),
)


def missing_equipment() -> tuple[Equipment, ...]:
    return tuple(each for each in EQUIPMENT if not each.is_present())


def install_what_is_missing() -> tuple[Equipment, ...]:
    """Install with apt when root on Debian; give what is still missing, having said so."""
    missing = missing_equipment()
    if missing and _may_install():
        _install([each.package for each in missing])
        missing = missing_equipment()
    if missing:
        suites = "、".join(dict.fromkeys(each.suites for each in missing))
        packages = " ".join(each.package for each in missing)
        say(f"跳过{suites}：本机缺 {packages}。补齐的办法：sudo apt-get install {packages}")
    return missing


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> None:
    say(f"安装测试所需的软件：{'、'.join(packages)}（只需一次）")
    for words in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.run(  # noqa: S603  # fixed program, no shell
            ["apt-get", *words],  # noqa: S607  # found by _may_install
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
