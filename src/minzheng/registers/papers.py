"""Papers as they came (scans, photos): told by their content, kept by digest under DATA_DIR.

What is about somebody is sealed; what is public anyway, such as a published document, is not.
"""

import base64
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from minzheng.registers.sealing import seal, unseal

MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
KINDS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}
MIMES = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
SEALED = ".sealed"


@dataclass(frozen=True)
class Paper:
    """A file as it came."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Kept:
    """Where a paper lies below DATA_DIR, and the digest of what came."""

    path: str
    digest: str


class PaperRefused(ValueError):
    """Too large, or of a kind nobody could look at."""


class PaperLost(RuntimeError):
    """The stored file is gone or is not what was handed in."""


def keep_sealed(folder: str, paper: Paper) -> Kept:
    """Store a paper about somebody, unreadable at rest. Raises PaperRefused."""
    kept = _place(folder, paper, SEALED)
    secret = seal(base64.b64encode(paper.content).decode("ascii")).encode("ascii")
    _write(Path(settings.DATA_DIR) / kept.path, secret)
    return kept


def keep_open(folder: str, paper: Paper) -> Kept:
    """Store a paper that is public anyway. Raises PaperRefused."""
    kept = _place(folder, paper, "")
    _write(Path(settings.DATA_DIR) / kept.path, paper.content)
    return kept


def read_kept(path: str, digest: str) -> tuple[bytes, str]:
    """The paper as handed in, and its mime type. Raises PaperLost, SealBroken."""
    place = Path(settings.DATA_DIR) / path
    if not path or not place.is_file():
        raise PaperLost("文件丢失，请从备份恢复并报告安全管理员")
    content = place.read_bytes()
    if place.suffix == SEALED:
        content = base64.b64decode(unseal(content.decode("ascii")))
    if hashlib.sha256(content).hexdigest() != digest:
        raise PaperLost("文件被改动，请从备份恢复并报告安全管理员")
    return content, MIMES[Path(path.removesuffix(SEALED)).suffix]


def _place(folder: str, paper: Paper, ending: str) -> Kept:
    if len(paper.content) > MOST_BYTES:
        size = len(paper.content) / MEBIBYTE
        raise PaperRefused(f"“{paper.name}”有 {size:.1f} MB，最多 20 MB，请压缩后再传")
    suffix = next((kind for mark, kind in KINDS.items() if paper.content.startswith(mark)), "")
    if not suffix:
        raise PaperRefused(f"“{paper.name}”不是 PDF 或照片（JPG、PNG），请另存后再传")
    digest = hashlib.sha256(paper.content).hexdigest()
    return Kept(f"{folder}/{digest}{suffix}{ending}", digest)


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
