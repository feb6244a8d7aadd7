"""Opens a delivered file by its kind."""

from typing import BinaryIO

from minzheng.engines.exchange.reading.batch import Reading
from minzheng.engines.exchange.reading.columns import open_parquet
from minzheng.engines.exchange.reading.sheets import open_workbook
from minzheng.engines.exchange.reading.text import open_text
from minzheng.kernel.feed import Feed


def open_file(feed: type[Feed], kind: str, file: BinaryIO, size: int) -> Reading:
    """Raises FileUnreadable or FileRefused saying what to change."""
    if kind == "parquet":
        return open_parquet(feed, file)
    if kind == "xlsx":
        return open_workbook(feed, file)
    return open_text(feed, file, size)
