"""Photos and papers of visits and verdicts: told by content, kept by digest under DATA_DIR."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from minzheng.engines.alerts.errors import AlertRefused
from minzheng.engines.alerts.models import Deed

FOLDER = "alert-papers"
MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
KINDS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}
MIMES = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}


@dataclass(frozen=True)
class Paper:
    """A file as it came."""

    name: str
    content: bytes


class PaperLost(RuntimeError):
    """The stored file is gone or is not what was handed in."""


def keep(paper: Paper | None) -> dict[str, str]:
    """Store a file; gives the columns that point to it. Raises AlertRefused."""
    if paper is None:
        return {}
    if len(paper.content) > MOST_BYTES:
        size = len(paper.content) / MEBIBYTE
        raise AlertRefused(f"“{paper.name}”有 {size:.1f} MB，最多 20 MB，请压缩后再传")
    suffix = next((kind for mark, kind in KINDS.items() if paper.content.startswith(mark)), "")
    if not suffix:
        raise AlertRefused(f"“{paper.name}”不是照片（JPG、PNG）或者 PDF，请另存后再传")
    digest = hashlib.sha256(paper.content).hexdigest()
    path = f"{FOLDER}/{digest[:2]}/{digest}{suffix}"
    _write(Path(settings.DATA_DIR) / path, paper.content)
    return {"paper": path, "paper_name": paper.name[:120], "paper_digest": digest}


def read_paper(deed: Deed) -> tuple[bytes, str]:
    """The file as handed in and its kind. Raises PaperLost."""
    path = Path(settings.DATA_DIR) / deed.paper
    content = path.read_bytes() if deed.paper and path.is_file() else b""
    if not content or hashlib.sha256(content).hexdigest() != deed.paper_digest:
        raise PaperLost(f"“{deed.paper_name}”丢失或被改动，请从备份恢复并报告安全管理员")
    return content, MIMES[path.suffix]


def _write(path: Path, content: bytes) -> None:
    """The whole file or none; a file that is there already is the same by its digest."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)
