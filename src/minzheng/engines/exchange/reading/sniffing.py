"""What kind of file it is, told by its content, never by its name."""

import zipfile
from typing import BinaryIO

from minzheng.engines.exchange.errors import FileRefused

PARQUET, ZIP, OLD_OFFICE, XLSX, TEXT = b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", "xlsx", "csv"
OTHERS = {
    b"%PDF-": "PDF 文件",
    b"\xff\xd8\xff": "照片",
    b"\x89PNG": "图片",
    b"\x1f\x8b": "GZIP 压缩包",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"MZ": "程序",
    b"\x7fELF": "程序",
    b"SQLite format 3": "数据库文件",
}
HEAD = 64 * 1024
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
ASKED = "请导出为 CSV、XLSX 或 Parquet 后重新报送"


def kind_of(file: BinaryIO) -> str:
    """csv, xlsx, parquet or zip. Raises FileRefused saying what it is instead."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if not head:
        raise FileRefused(f"文件是空的（0 字节）。{ASKED}")
    if head.startswith(PARQUET):
        return "parquet"
    if head.startswith(ZIP):
        return XLSX if _is_workbook(file) else "zip"
    if head.startswith(OLD_OFFICE):
        raise FileRefused(
            "文件是旧版 XLS，或者是加了密码的工作簿。请在电子表格里去掉密码，另存为 XLSX 后重新报送"
        )
    _refuse_others(head)
    return TEXT


def _refuse_others(head: bytes) -> None:
    for mark, words in OTHERS.items():
        if head.startswith(mark):
            raise FileRefused(f"文件的内容是{words}，不是数据表。{ASKED}")
    if not head.startswith(MARKS) and _is_binary(head):
        raise FileRefused(f"文件的内容不是文字，也不是认得的表格。{ASKED}")


def _is_binary(head: bytes) -> bool:
    """Text has no control characters; UTF-16 without its mark has zeros at every other place."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) // 5 and min(even, odd) < len(head) // 100 + 1:
        return False
    controls = sum(head.count(sign) for sign in range(32) if sign not in (9, 10, 13, 26))
    return controls * 100 > len(head)


def _is_workbook(file: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(file) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise FileRefused(f"压缩包或工作簿已损坏，打不开。{ASKED}") from error
    finally:
        file.seek(0)
