"""A private PostgreSQL server for tests: its own directory and port, gone when the tests end."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
UNPRIVILEGED = "postgres"  # initdb refuses root; Debian's package brings this user
# The data is thrown away, so nothing needs to reach the disk.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def find_postgresql() -> Path | None:
    """The directory with initdb and pg_ctl: Debian's newest, else the one on PATH."""
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parents[1].name))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def private_server(programs: Path) -> Iterator[str]:
    """Start a server and give its DATABASE_URL; stop it and delete its data at the end."""
    home = Path(tempfile.mkdtemp(prefix="minzheng-pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, UNPRIVILEGED)
    data, password, port = home / "data", secrets.token_hex(12), free_port()
    secret = home / "password"
    secret.write_text(password, encoding="ascii")
    if os.geteuid() == 0:
        shutil.chown(secret, UNPRIVILEGED)
    try:
        _run(programs / "initdb", _initdb_options(data, secret))
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {home} {FAST}"
        _run(
            programs / "pg_ctl",
            ["-D", f"{data}", "-o", options, "-l", f"{home}/log", "-w", "start"],
        )
        yield f"postgresql://minzheng:{password}@127.0.0.1:{port}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            _run(programs / "pg_ctl", ["-D", f"{data}", "-m", "immediate", "-w", "stop"])
        shutil.rmtree(home, ignore_errors=True)


def _initdb_options(data: Path, secret: Path) -> list[str]:
    identity = ["--username=minzheng", "--auth=scram-sha-256", f"--pwfile={secret}"]
    return ["-D", f"{data}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", *identity]


def _run(program: Path, options: Sequence[str]) -> None:
    become = ["runuser", "-u", UNPRIVILEGED, "--"] if os.geteuid() == 0 else []
    subprocess.run(  # noqa: S603  # fixed programs, no shell
        [*become, str(program), *options],
        check=True,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
