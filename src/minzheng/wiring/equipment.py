"""What tests and benches need beside the lock (browser, fonts, servers), installed where we may."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.postgres import find_postgresql
from minzheng.wiring.running import say

FONTS = Path("/usr/share/fonts")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
EXTRA = (
    CHECKOUT / "requirements-extra.lock"
)  # pyspark, OpenFisca: locked, not in every installation


@dataclass(frozen=True)
class Equipment:
    package: str  # Debian's name
    suites: str  # what is skipped without it
    is_present: Callable[[], bool]
    of_python: bool = False  # comes from requirements-extra.lock instead of Debian


def find_browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def has_chinese_fonts() -> bool:
    return any(FONTS.rglob("Noto*CJK*"))


EQUIPMENT = (
    Equipment("chromium", "浏览器测试", lambda: find_browser() is not None),
    Equipment("fonts-noto-cjk", "浏览器测试", has_chinese_fonts),
    Equipment("postgresql", "PostgreSQL 测试", lambda: find_postgresql() is not None),
    Equipment("openjdk-17-jre-headless", "Spark 测试", lambda: shutil.which("java") is not None),
    Equipment("pyspark", "Spark 测试", lambda: _importable("pyspark", "pandas"), of_python=True),
)
RIVALS = (
    Equipment(
        "openfisca-core", "测量 T2、T6", lambda: _importable("openfisca_core"), of_python=True
    ),
    Equipment("recordlinkage", "测量 T1", lambda: _importable("recordlinkage"), of_python=True),
)


def install_what_is_missing(equipment: Sequence[Equipment] = EQUIPMENT) -> tuple[Equipment, ...]:
    """Install with apt and from the extra lock when root on Debian; give what is still missing."""
    missing = _missing(equipment)
    if missing and _may_install():
        _install(missing)
        missing = _missing(equipment)
    if missing:
        suites = "、".join(dict.fromkeys(each.suites for each in missing))
        packages = " ".join(each.package for each in missing)
        say(f"跳过{suites}：本机缺 {packages}。补齐的办法：{_remedy(missing)}")
    return missing


def _missing(equipment: Sequence[Equipment]) -> tuple[Equipment, ...]:
    return tuple(each for each in equipment if not each.is_present())


def _importable(*names: str) -> bool:
    importlib.invalidate_caches()
    return all(find_spec(name) for name in names)


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _remedy(missing: Sequence[Equipment]) -> str:
    debian = [each.package for each in missing if not each.of_python]
    ways = [f"sudo apt-get install {' '.join(debian)}"] if debian else []
    if len(debian) < len(missing):
        ways.append(f"{sys.executable} -m pip install -r {EXTRA.name}")
    return "；".join(ways)


def _install(missing: Sequence[Equipment]) -> None:
    say(f"安装所需的软件：{'、'.join(each.package for each in missing)}（只需一次）")
    debian = [each.package for each in missing if not each.of_python]
    if debian:
        _run(["apt-get", "update", "-qq"])
        _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *debian])
    if len(debian) < len(missing):
        _run([*_installer(), "--require-hashes", "-r", str(EXTRA)])


def _installer() -> list[str]:
    """uv where the front door used it: it makes environments without pip."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "-q", "--python", sys.executable]
    return [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]


def _run(words: list[str]) -> None:
    subprocess.run(  # noqa: S603  # our own words, no shell
        words,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
