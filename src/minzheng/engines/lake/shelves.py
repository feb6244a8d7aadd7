"""Versions in the lake: made beside their place and moved there whole, never written again."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from django.conf import settings
from django.db import transaction

ABANDONED = 24 * 3600  # seconds after which an unfinished folder is nobody's any more


def shelf(kind: str) -> Path:
    """Where the versions of a kind ("population", "feeds/deaths") lie, made on first use."""
    folder: Path = settings.DATA_DIR / "lake" / kind
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def folders(kind: str, on: date | None = None) -> list[Path]:
    """Every finished version, oldest first; those of one day when it is given."""
    found = sorted(shelf(kind).glob(f"{on or '????-??-??'}-[0-9][0-9][0-9]"))
    return [folder for folder in found if folder.is_dir()]


@contextmanager
def draft(kind: str) -> Iterator[Path]:
    """A folder to write a version in; what was not published is removed."""
    forget_abandoned(kind)
    folder = Path(mkdtemp(prefix=".part-", dir=shelf(kind)))
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def publish(written: Path, kind: str, on: date, tell: Callable[[str], object]) -> Path:
    """Move a written folder to the next free version of the day, and tell the trail its name.

    Only this is in the transaction: writers must not wait while everybody is read.
    """
    with transaction.atomic():
        place = _next_place(written, kind, on)
        try:
            tell(place.name)
        except BaseException:
            rmtree(place)  # what the trail does not know is no version
            raise
    return place


def make_durable(folder: Path) -> None:
    """Have the disk hold every file of a folder, so that no power cut leaves a hollow version."""
    for path in (*sorted(folder.iterdir()), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def forget_abandoned(kind: str) -> None:
    """Remove what a killed process left behind more than a day ago."""
    for folder in shelf(kind).glob(".part-*"):
        if time.time() - folder.stat().st_mtime > ABANDONED:
            rmtree(folder, ignore_errors=True)


def _next_place(written: Path, kind: str, on: date) -> Path:
    number = 1 + max((int(folder.name[-3:]) for folder in folders(kind, on)), default=0)
    while True:
        place = shelf(kind) / f"{on}-{number:03d}"
        try:
            return written.rename(place)
        except OSError:  # somebody finished one in this moment: a version is never overwritten
            if not place.exists():
                raise
            number += 1
