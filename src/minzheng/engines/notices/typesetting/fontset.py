"""The fonts a document is set in, and the check that every character of it can be printed.

仿宋 is the standard body face. Its fonts may not be shipped; an office that holds one puts the
file into DATA_DIR/fonts. Without it the body is set in 宋体, and the notice records that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst
from django.conf import settings

from .coverage import coverage

VENDORED = Path(__file__).resolve().parents[1] / "fonts"
VENDORED_FILES = (VENDORED / "MinzhengSong-Regular.otf",)  # Bold covers the same
SYSTEM = Path("/usr/share/fonts")
SONG = "Minzheng Song"
RARE = "Noto Serif CJK SC"
FANGSONG = ("FangSong", "FangSong_GB2312", "STFangsong", "仿宋", "仿宋_GB2312")


class MissingGlyph(Exception):
    """A character no font at hand can print. Printing a box instead is not allowed."""

    def __init__(self, character: str, where: str) -> None:
        self.character, self.where = character, where
        super().__init__(
            f"文书没有生成：{where}中的“{character}”（U+{ord(character):04X}）没有字体可以打印。"
            "请安装 Noto Serif CJK 字体，或把含有这个字的字库放入数据目录的 fonts 文件夹。"
        )


@dataclass(frozen=True)
class FontSet:
    """Fonts for one letter: the shared object and the families in order of preference."""

    fonts: typst.Fonts
    body: str
    families: tuple[str, ...]

    @property
    def record(self) -> str:
        """What a notice keeps about its fonts, the degrading 仿宋→宋体 included."""
        used = "、".join(self.families)
        return f"{used}（无仿宋，正文用宋体）" if self.body == SONG else used


def fonts_for(texts: Iterable[tuple[str, str]]) -> FontSet:
    """The smallest set of fonts that prints every (where, text).

    Raises:
        MissingGlyph: names the first character that cannot be printed, and where it stands.
    """
    pairs = list(texts)
    own = Path(settings.DATA_DIR) / "fonts"
    if _first_missing(pairs, _covered(VENDORED_FILES)) is None:
        return _fontset(own, ())
    rare = _rare_files(own)
    missing = _first_missing(pairs, _covered(VENDORED_FILES + rare))
    if missing:
        raise MissingGlyph(*missing)
    return _fontset(own, rare)


def _first_missing(
    pairs: Iterable[tuple[str, str]], covered: frozenset[int]
) -> tuple[str, str] | None:
    for where, text in pairs:
        for sign in text:
            if ord(sign) not in covered:
                return sign, where
    return None


@cache
def _fontset(own: Path, rare: tuple[Path, ...]) -> FontSet:
    directories = dict.fromkeys((VENDORED, *_if_there(own), *(path.parent for path in rare)))
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(directory) for directory in directories],
    )
    families = [font.family for font in fonts.fonts() if _is_under(own, font.path)]
    body = next((name for name in FANGSONG if name in families), SONG)
    full = [RARE] if RARE in fonts.families() else []
    return FontSet(fonts, body, tuple(dict.fromkeys((body, SONG, *full, *families))))


def _if_there(directory: Path) -> list[Path]:
    return [directory] if directory.is_dir() else []


def _is_under(directory: Path, path: str | None) -> bool:
    return path is not None and Path(path).is_relative_to(directory)


def _covered(files: tuple[Path, ...]) -> frozenset[int]:
    return frozenset().union(*(coverage(path) for path in files))


def _rare_files(own: Path) -> tuple[Path, ...]:
    return (
        *sorted(own.glob("*.[ot]t[fc]")),
        *sorted(SYSTEM.rglob("NotoSerifCJK-Regular.[ot]t[fc]")),
    )
