"""Where this installation keeps its data: MINZHENG_DATA, else var/; tests get their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


def open_data_dir() -> Path:
    """The installation's data directory, made on first use for its owner alone."""
    directory = Path(os.environ.get("MINZHENG_DATA") or CHECKOUT / "var").expanduser().absolute()
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def make_test_data_dir() -> Path:
    """A directory of this process alone, removed at its end: parallel runs never meet."""
    if os.environ.get("MINZHENG_DATA"):
        return open_data_dir()
    directory = Path(tempfile.mkdtemp(prefix="minzheng-test-"))
    atexit.register(_remove_when_owner, directory, os.getpid())
    return directory


def _remove_when_owner(directory: Path, owner: int) -> None:
    """A forked child inherits the exit hook, but the directory is its parent's."""
    if os.getpid() == owner:
        shutil.rmtree(directory, ignore_errors=True)
