"""The worker that does long work: one loop beside the web server, ended with it."""

import os
import signal
import subprocess
import sys
import time
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from minzheng.engines.alarms.api import follow
from minzheng.faces.desk.lists.working import tidy
from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.today import business_moment

PAUSE, TIDY_EVERY = 1.0, 60.0  # seconds


def work_off() -> None:
    """Do what waits, then come back."""
    tidy(timezone.now())
    _batch()


def keep_working(beside: int = 0) -> None:
    """Do what waits, look again every second, until told to end or until `beside` is gone."""
    signal.signal(signal.SIGTERM, _leave)
    tidied = 0.0
    while not beside or os.getppid() == beside:
        now = time.monotonic()
        if now - tidied > TIDY_EVERY or not tidied:
            tidy(timezone.now())
            follow(business_moment())
            tidied = now
        _batch()
        close_old_connections()
        time.sleep(PAUSE)


def start_beside() -> None:
    """A worker of its own process that ends when this one does, also after it became a server."""
    words = [sys.executable, "-m", "minzheng.wiring", "work", "--beside", str(os.getpid())]
    subprocess.Popen(words, cwd=CHECKOUT, stdin=subprocess.DEVNULL)  # noqa: S603  # fixed program


def _batch() -> None:
    worker = Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"minzheng-{os.getpid()}",
    )
    worker.run()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """A job in the middle goes on with the next worker: each of its rows is whole or not begun."""
    raise SystemExit(0)
