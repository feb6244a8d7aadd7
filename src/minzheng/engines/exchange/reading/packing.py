"""Archives are measured before anything in them is opened: no bomb, no password, no surprise."""

import io
import zipfile
from typing import IO, BinaryIO

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.errors import FileRefused

ENCRYPTED = 0x1
AGAIN = "请解压后直接报送其中的数据表"


def refuse_bombs(packed: zipfile.ZipFile, most: int = limits.MOST_UNPACKED) -> None:
    """Raises FileRefused by what the archive itself says of its parts."""
    parts = packed.infolist()
    if len(parts) > limits.MOST_MEMBERS:
        raise FileRefused(f"压缩包里有 {len(parts)} 个部分，最多 {limits.MOST_MEMBERS} 个。{AGAIN}")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise FileRefused("压缩包加了密码，系统打不开。请去掉密码后重新报送，密码另行约定传输方式")
    whole = sum(part.file_size for part in parts)
    small = max(1, sum(part.compress_size for part in parts))
    if whole > most or (whole > limits.FREE_RATIO and whole > small * limits.MOST_RATIO):
        raise FileRefused(
            f"压缩包解开后有 {whole / limits.MEBIBYTE:,.0f} MB，是原来的 {whole // small} 倍，"
            f"不像正常的数据，没有解开。{AGAIN}"
        )


def only_member(file: BinaryIO) -> IO[bytes]:
    """The one file inside a ZIP, as a stream. Raises FileRefused."""
    packed = zipfile.ZipFile(file)
    refuse_bombs(packed)
    inside = [part for part in packed.infolist() if not _is_trash(part)]
    if len(inside) != 1:
        raise FileRefused(f"压缩包里应当只有一个数据文件，现有 {len(inside)} 个。请分开报送")
    return packed.open(inside[0])


def bounded_copy(source: IO[bytes], target: io.RawIOBase | BinaryIO, most: int) -> int:
    """Copy at most so many bytes, whatever was announced; gives how many. Raises FileRefused."""
    copied = 0
    while block := source.read(limits.MEBIBYTE):
        copied += len(block)
        if copied > most:
            raise FileRefused(
                f"文件超过 {most / limits.MEBIBYTE:,.0f} MB 的上限，已经停止接收。"
                "请按区县或月份拆成几个文件，或改用 Parquet"
            )
        target.write(block)
    return copied


def _is_trash(part: zipfile.ZipInfo) -> bool:
    """Folders, and what a Mac adds by itself."""
    return part.is_dir() or part.filename.startswith("__MACOSX/")
