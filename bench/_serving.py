"""The house as a server of its own: started on a free port, waited for, ended with its workers."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from minzheng.wiring.postgres import free_port

PATIENCE = 120.0


@contextmanager
def serving(words: Sequence[str], env: Mapping[str, str] | None = None) -> Iterator[int]:
    """The port on which `./minzheng WORDS` answers, with this process's settings and `env`."""
    port = free_port()
    server = subprocess.Popen(  # noqa: S603  # our own command, no shell
        [sys.executable, "-m", "minzheng.wiring", *words, "--port", str(port)],
        env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield port
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(PATIENCE)


def _wait_for(port: int) -> None:
    """Raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as line:
                line.request("GET", "/health/")
                line.getresponse()
                return
        except OSError:
            time.sleep(0.2)  # not listening yet
    raise TimeoutError(f"nothing answers on port {port}")
