"""Delivered files at rest: sealed in blocks, so that no clear number lies on a disk and yet any
place can be read without opening the rest.

Format: mark, 8 bytes of nonce, then blocks of AES-256-GCM; the number of the block and whether it
is the last are part of what is authenticated, so a cut file does not pass for a whole one.
"""

import hmac
import io
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from minzheng.engines.exchange.errors import BrokenSeal

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

MARK = b"MZX1"
BLOCK = 1024 * 1024
HEAD, TAG = 12, 16


class SealedWriter(io.RawIOBase):
    """A file that is written once, front to back; whole only after close()."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("wb")
        self._start, self._number = os.urandom(8), 0
        self._waiting = bytearray()
        self._file.write(MARK + self._start)

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer") -> int:
        given = memoryview(data).cast("B")
        self._waiting += given
        while len(self._waiting) > BLOCK:
            self._seal(bytes(self._waiting[:BLOCK]), last=b"0")
            del self._waiting[:BLOCK]
        return len(given)

    def close(self) -> None:
        if self.closed:
            return
        self._seal(bytes(self._waiting), last=b"1")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        super().close()

    def _seal(self, block: bytes, *, last: bytes) -> None:
        nonce = self._start + self._number.to_bytes(4, "big")
        self._file.write(_cipher().encrypt(nonce, block, MARK + last))
        self._number += 1


class SealedReader(io.RawIOBase):
    """The clear content, from any place. Raises BrokenSeal."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        body = path.stat().st_size - HEAD
        self._blocks = -(-body // (BLOCK + TAG))
        self.size = body - self._blocks * TAG
        self._at, self._held, self._clear = 0, -1, b""
        head = self._file.read(HEAD)
        if head[:4] != MARK or self._blocks < 1:
            raise _broken(path)
        self._start, self._path = head[4:], path

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        number, inside = divmod(self._at, BLOCK)
        if self._at >= self.size:
            return 0
        part = self._open(number)[inside : inside + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _open(self, number: int) -> bytes:
        if number != self._held:
            self._file.seek(HEAD + number * (BLOCK + TAG))
            last = b"1" if number == self._blocks - 1 else b"0"
            nonce = self._start + number.to_bytes(4, "big")
            try:
                self._clear = _cipher().decrypt(nonce, self._file.read(BLOCK + TAG), MARK + last)
            except InvalidTag as error:
                raise _broken(self._path) from error
            self._held = number
        return self._clear


def open_sealed(path: Path) -> io.BufferedReader:
    """The clear content as an ordinary binary file."""
    return io.BufferedReader(SealedReader(path), BLOCK)


def _broken(path: Path) -> BrokenSeal:
    return BrokenSeal(
        f"收到的文件（{path.parent.name}）已损坏或被改动，不能继续。请作废这次报送，重新报送一次，"
        "并报告安全管理员"
    )


def _cipher() -> AESGCM:
    return _cipher_of(settings.SEALING_KEY)


@lru_cache(maxsize=4)
def _cipher_of(master: str) -> AESGCM:
    """A key of its own beside those of the registers."""
    derived = HKDF(SHA256(), length=32, salt=None, info=b"minzheng/exchange/v1")
    return AESGCM(derived.derive(master.encode()))


def fingerprint(number: int) -> str:
    """A keyed digest of a number, 16 figures of hex: equal numbers, equal digests, no way back."""
    key = hmac.new(settings.SEALING_KEY.encode(), b"minzheng/exchange/crowd", "sha256").digest()
    return hmac.new(key, str(number).encode(), "sha256").hexdigest()[:16]
