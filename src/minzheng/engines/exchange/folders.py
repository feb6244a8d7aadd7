"""Where the files of a delivery lie, under our own names."""

import shutil
import time
from pathlib import Path

from django.conf import settings

from minzheng.engines.exchange.models import Delivery

ORIGINAL = "original.sealed"  # the file as it came
ROWS = "rows.sealed"  # every row read, typed, as an Arrow stream
BAD = "bad.npy"  # which of them are refused
FINDINGS = "findings.parquet"  # row, column, rule, masked value
PERSONS = "persons.npy"  # whose the good rows are


def root() -> Path:
    """All deliveries."""
    return Path(settings.DATA_DIR) / "exchange"


def folder_of(delivery: Delivery) -> Path:
    """The folder of one."""
    return root() / delivery.folder


def make_folder(name: str) -> Path:
    """A new one, for its owner alone."""
    folder = root() / name
    folder.mkdir(mode=0o700, parents=True)
    return folder


def drop(delivery: Delivery, *names: str) -> int:
    """Remove files that are no longer needed; gives how many were still there."""
    there = [path for name in names if (path := folder_of(delivery) / name).exists()]
    for path in there:
        path.unlink(missing_ok=True)
    return len(there)


def drop_folder(name: str) -> None:
    """Remove everything of one."""
    shutil.rmtree(root() / name, ignore_errors=True)


def drop_strays(known: set[str]) -> int:
    """Remove what a process left that was killed while it took a file in; gives how many."""
    day_ago = time.time() - 24 * 3600
    found = [path for path in root().glob("*") if path.name not in known]
    old = [path for path in found if path.stat().st_mtime < day_ago]
    for path in old:
        drop_folder(path.name)
    return len(old)
