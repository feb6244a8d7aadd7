"""Makes the database and the static files ready, then becomes the web server."""

import os
import sys
from dataclasses import dataclass
from typing import NoReturn

from django.core.management import call_command
from django.db import connection

WORKERS, THREADS = 2, 8  # two processes of eight threads: SQLite in WAL mode bears both


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def url(self) -> str:
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104  # read, not bound to
        return f"http://{host}:{self.port}/"


def prepare() -> None:
    """Bring tables and static files up to date; running it again changes nothing."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("clearsessions")
    _count_rows()


def _count_rows() -> None:
    """SQLite chooses its indexes by what it was told of the tables; PostgreSQL looks itself.

    Seven seconds with a million cases; without it a search there takes half a second.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def become_server(address: Address) -> NoReturn:
    """Replace this process by gunicorn; Ctrl-C or SIGTERM ends it."""
    words = ["-m", "gunicorn", "minzheng.wiring.wsgi:application"]
    options = [
        f"--bind={address.host}:{address.port}",
        f"--workers={WORKERS}",
        f"--threads={THREADS}",
        "--worker-class=gthread",
        "--timeout=120",
        "--graceful-timeout=20",
        "--log-level=warning",
    ]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *words, *options])  # noqa: S606  # fixed program
