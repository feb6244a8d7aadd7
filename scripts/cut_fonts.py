"""Cut the two printing fonts from Noto Serif CJK SC, so that documents print anywhere.

    python scripts/cut_fonts.py DIRECTORY   # where NotoSerifCJK-Regular.ttc and -Bold.ttc are

Same input, same fontTools: same bytes. The family gets a name of its own, so that a full Noto
on the same machine is used beside it (for rare characters) and never instead of it.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).resolve().parents[1] / "src/minzheng/engines/notices/fonts"
FAMILY = "Minzheng Song"
FACE = "Noto Serif CJK SC"
NAMES_OF_PEOPLE = "䶮㛃𬭎𫖮"
# Latin-1; punctuation, arrows, ①②…, CJK punctuation, full-width forms, ￥; Ⅰ … Ⅻ
BLOCKS = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x2010, 0x2026),
    (0x2030, 0x203B),
    (0x2103, 0x2103),
    (0x2116, 0x2116),
    (0x2160, 0x216B),
    (0x2190, 0x2193),
    (0x2200, 0x22FF),
    (0x2460, 0x249B),
    (0x25A0, 0x25CF),
    (0x2605, 0x2606),
    (0x2611, 0x2612),
    (0x2713, 0x2714),
    (0x3000, 0x3017),
    (0x3220, 0x3229),
    (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE5),
)
KEPT_NAMES = {0, 1, 2, 3, 4, 5, 6, 13, 14}
EPOCH = 3_700_000_000  # a fixed head.modified, or each cut would differ


def gb2312() -> Iterator[str]:
    """Every character of GB 2312, its signs included."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from bytes([row, cell]).decode("gb2312", errors="ignore")


def wanted() -> set[int]:
    """Code points to keep."""
    standard = "".join(
        line
        for line in (FONTS / "characters.txt").read_text("utf-8").splitlines()
        if line[:1] != "#"
    )
    blocks = {point for first, last in BLOCKS for point in range(first, last + 1)}
    return blocks | {ord(sign) for sign in (*gb2312(), *standard, *NAMES_OF_PEOPLE)}


def face(collection: Path) -> TTFont:
    """The simplified-Chinese face of a collection."""
    fonts = TTCollection(str(collection), lazy=True).fonts
    return next(font for font in fonts if font["name"].getDebugName(1).startswith(FACE))


def rename(font: TTFont, style: str) -> None:
    """Give the cut its own family name; copyright and licence stay."""
    post_script = f"{FAMILY.replace(' ', '')}-{style}"
    new = {1: FAMILY, 2: style, 3: post_script, 4: f"{FAMILY} {style}", 6: post_script}
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in KEPT_NAMES and n.langID == 0x409]
    for number, text in new.items():
        names.setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [post_script]
    top.topDictIndex[0].FullName = f"{FAMILY} {style}"
    top.topDictIndex[0].FamilyName = FAMILY


def cut(collection: Path, style: str) -> Path:
    """Write one cut font and return its path."""
    options = Options(
        layout_features=["kern", "tnum", "lnum"],
        name_IDs=["*"],
        hinting=False,
        notdef_outline=True,
        drop_tables=["BASE", "DSIG", "VORG", "vhea", "vmtx"],
    )
    font = face(collection)
    font.recalcTimestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    rename(font, style)
    font["head"].modified = EPOCH
    target = FONTS / f"MinzhengSong-{style}.otf"
    font.save(str(target))
    return target


def main() -> None:
    """Cut both weights and write their hashes."""
    source = Path(sys.argv[1])
    made = [cut(source / f"NotoSerifCJK-{style}.ttc", style) for style in ("Regular", "Bold")]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in made]
    (FONTS / "HASHES").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
