"""Which characters a font file can print: its cmap, read without any font library."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

FULL = 12  # cmap format with 32-bit code points
COLLECTION = b"ttcf"


@cache
def coverage(path: Path) -> frozenset[int]:
    """Code points of the (first) font in the file. Every Noto CJK face has the same ones."""
    data = path.read_bytes()
    start = unpack_from(">I", data, 12)[0] if data[:4] == COLLECTION else 0
    table = _table(data, start, b"cmap")
    return frozenset(
        point
        for offset in _subtables(data, table)
        for first, last in _groups(data, offset)
        for point in range(first, last + 1)
    )


def _table(data: bytes, start: int, tag: bytes) -> int:
    (count,) = unpack_from(">H", data, start + 4)
    for record in range(start + 12, start + 12 + 16 * count, 16):
        if data[record : record + 4] == tag:
            return int(unpack_from(">I", data, record + 8)[0])
    raise ValueError(f"字体文件没有 {tag.decode()} 表，不能用来打印")


def _subtables(data: bytes, table: int) -> Iterator[int]:
    (count,) = unpack_from(">H", data, table + 2)
    for record in range(table + 4, table + 4 + 8 * count, 8):
        yield table + unpack_from(">I", data, record + 4)[0]


def _groups(data: bytes, offset: int) -> Iterator[tuple[int, int]]:
    if unpack_from(">H", data, offset)[0] != FULL:
        return
    (count,) = unpack_from(">I", data, offset + 12)
    for group in range(offset + 16, offset + 16 + 12 * count, 12):
        first, last, _ = unpack_from(">III", data, group)
        yield first, last
