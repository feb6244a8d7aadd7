"""The scanned sheets that were signed: told by content, sealed at rest, kept by digest."""

import base64
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from minzheng.engines.consent.errors import SheetBroken, SheetRefused
from minzheng.engines.consent.models import Consent
from minzheng.registers.sealing import seal, unseal

FOLDER = "consents"
MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
MIMES = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
KINDS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}


@dataclass(frozen=True)
class Sheet:
    """A signed sheet as it was scanned."""

    name: str
    content: bytes


def keep(sheet: Sheet) -> dict[str, str]:
    """Store a sheet sealed; gives the columns that point to it. Raises SheetRefused."""
    if len(sheet.content) > MOST_BYTES:
        size = len(sheet.content) / MEBIBYTE
        raise SheetRefused(f"“{sheet.name}”有 {size:.1f} MB，最多 20 MB，请压缩后再传")
    suffix = next((kind for mark, kind in KINDS.items() if sheet.content.startswith(mark)), "")
    if not suffix:
        raise SheetRefused(f"“{sheet.name}”不是 PDF 或照片（JPG、PNG），请另存后再传")
    digest = hashlib.sha256(sheet.content).hexdigest()
    path = f"{FOLDER}/{digest}{suffix}.sealed"
    _write(Path(settings.DATA_DIR) / path, sheet.content)
    return {"sheet": path, "sheet_digest": digest}


def read(consent: Consent) -> tuple[bytes, str]:
    """The sheet as handed in, and its mime type. Raises SheetBroken."""
    path = Path(settings.DATA_DIR) / consent.sheet
    if not consent.sheet or not path.is_file():
        raise SheetBroken("授权书扫描件丢失，请从备份恢复并报告安全管理员")
    content = base64.b64decode(unseal(path.read_text("ascii")))
    if hashlib.sha256(content).hexdigest() != consent.sheet_digest:
        raise SheetBroken("授权书扫描件被改动，请从备份恢复并报告安全管理员")
    return content, MIMES[path.suffixes[-2]]


def _write(path: Path, content: bytes) -> None:
    """The whole file or none; a file that is there already is the same by its digest."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="ascii") as part:
        part.write(seal(base64.b64encode(content).decode("ascii")))
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)
