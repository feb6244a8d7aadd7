"""One night run at a time: a lock of the system's, which ends with the process that holds it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from minzheng.engines.lake.api import shelf
from minzheng.engines.night.errors import NightBusy
from minzheng.engines.night.findings import SHELF


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock. Raises NightBusy."""
    with (shelf(SHELF) / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise NightBusy("另一次夜间比对正在运行，请等它结束后再运行。") from taken
        yield
