"""The installation's secrets: from the environment, else made once, readable by the owner."""

import os
import secrets
import tempfile
from pathlib import Path


def secret_key(variable: str, path: Path) -> str:
    """The secret named ``variable``, else the one at ``path``, made on first use (mode 0600)."""
    given = os.environ.get(variable, "")
    if given:
        return given
    if not path.exists():
        _make_once(path)
    return path.read_text(encoding="ascii").strip()


def _make_once(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # mkstemp gives mode 0600
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
    _publish(Path(draft), path)


def _publish(draft: Path, path: Path) -> None:
    """Of two processes that start at once the first wins: a link never replaces a file."""
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
