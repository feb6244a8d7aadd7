"""Where this installation keeps its data: MINZHENG_DATA, else var/; tests get their own.

Where only the demo has been built, every command speaks of the demo: who tried it and types
`./minzheng audit verify` means the trail on the screen.
"""

import atexit
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
DEMO_MARK = "demo.json"  # the demo leaves it in its own directory
DATABASE = "minzheng.sqlite3"


def open_data_dir() -> Path:
    """The installation's data directory, made on first use for its owner alone."""
    given = os.environ.get("MINZHENG_DATA")
    directory = Path(given).expanduser().absolute() if given else _usual(CHECKOUT / "var")
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def is_demo(directory: Path) -> bool:
    """Whether a demo district was built there."""
    return (directory / DEMO_MARK).exists()


def _usual(own: Path) -> Path:
    """The office's own directory; the demo's while there is nothing else."""
    in_use = _holds_tables(own / DATABASE) or bool(os.environ.get("DATABASE_URL"))
    return own / "demo" if not in_use and is_demo(own / "demo") else own


def _holds_tables(database: Path) -> bool:
    """Whether anything was ever kept there: a command that only asks leaves an empty file."""
    if not database.exists():
        return False
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as opened:
        try:
            return opened.execute("select 1 from sqlite_master limit 1").fetchone() is not None
        except sqlite3.DatabaseError:
            return True  # broken or busy, but somebody's


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
