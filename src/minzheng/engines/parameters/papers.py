"""The documents values rest on: told by content, kept by digest; they are public, so not sealed."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from minzheng.engines.parameters.errors import PaperBroken, ValueRefused
from minzheng.engines.parameters.models import Proposal
from minzheng.engines.parameters.values import Paper

FOLDER = "parameters"
MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
KINDS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}


def keep(paper: Paper | None) -> dict[str, str]:
    """Store a document; gives the columns that point to it. Raises ValueRefused."""
    if paper is None:
        return {}
    if len(paper.content) > MOST_BYTES:
        size = len(paper.content) / MEBIBYTE
        raise ValueRefused(f"“{paper.name}”有 {size:.1f} MB，最多 20 MB，请压缩后再传")
    suffix = next((kind for mark, kind in KINDS.items() if paper.content.startswith(mark)), "")
    if not suffix:
        raise ValueRefused(f"“{paper.name}”不是 PDF 或照片（JPG、PNG），请另存后再传")
    digest = hashlib.sha256(paper.content).hexdigest()
    path = f"{FOLDER}/{digest}{suffix}"
    _write(Path(settings.DATA_DIR) / path, paper.content)
    return {"paper": path, "paper_name": paper.name[:120], "paper_digest": digest}


def open_paper(entry: Proposal) -> bytes:
    """The document as handed in. Raises PaperBroken."""
    path = Path(settings.DATA_DIR) / entry.paper
    content = path.read_bytes() if entry.paper and path.is_file() else b""
    if not content or hashlib.sha256(content).hexdigest() != entry.paper_digest:
        raise PaperBroken(f"文件“{entry.paper_name}”丢失或被改动，请从备份恢复并报告安全管理员")
    return content


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
