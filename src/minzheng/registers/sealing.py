"""Sealing of identity numbers, phones and accounts: unreadable at rest, still findable when equal.

A sealed text is "<version>.<base64>"; the version names the cipher, so that SM4 can come beside AES
without touching what is already stored.
"""

import base64
import hashlib
import hmac
import os
from binascii import Error as BadBase64
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = "v1"  # AES-256-GCM, key by HKDF-SHA256
NONCE_BYTES = 12


class SealBroken(ValueError):
    """A sealed text was altered, cut, or sealed under another key or version."""


def seal(text: str) -> str:
    """Encrypt `text`; sealing twice gives two different texts, so equal values do not show."""
    nonce = os.urandom(NONCE_BYTES)
    secret = _cipher(settings.SEALING_KEY).encrypt(nonce, text.encode(), VERSION.encode())
    return f"{VERSION}.{base64.urlsafe_b64encode(nonce + secret).decode()}"


def unseal(text: str) -> str:
    """Decrypt what seal() gave. Raises SealBroken when the text was tampered with."""
    version, _, body = text.partition(".")
    if version != VERSION:
        raise SealBroken("加密字段的版本无法识别：数据可能被改动，请核对备份并报告安全管理员")
    try:
        raw = base64.b64decode(body, altchars=b"-_", validate=True)
        plain = _cipher(settings.SEALING_KEY).decrypt(
            raw[:NONCE_BYTES], raw[NONCE_BYTES:], version.encode()
        )
    except (InvalidTag, BadBase64, ValueError) as error:
        raise SealBroken("加密字段校验不符：数据被改动或密钥不对，请报告安全管理员") from error
    return plain.decode()


def blind_index(text: str, *, kind: str = "text") -> str:
    """A keyed digest (HMAC-SHA256, hex) to find equal values without opening them.

    `kind` ("id", "phone", "account") separates fields: one text has another digest in each.
    """
    message = f"{kind}\x00{text}".encode()
    return hmac.new(_derive(settings.SEALING_KEY, "index"), message, hashlib.sha256).hexdigest()


def blind_digests(texts: Iterable[bytes], *, kind: str = "text") -> Iterator[bytes]:
    """blind_index() of many texts, as 32 raw bytes each; the key is worked in only once."""
    key = _derive(settings.SEALING_KEY, "index").ljust(hashlib.sha256().block_size, b"\x00")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key) + f"{kind}\x00".encode())
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in key))  # HMAC as RFC 2104 defines it
    for text in texts:
        first, second = inner.copy(), outer.copy()
        first.update(text)
        second.update(first.digest())
        yield second.digest()


def file_key(use: str) -> bytes:
    """A key of 32 bytes for files of their own encryption; another `use` is another key."""
    return _derive(settings.SEALING_KEY, f"file/{use}")


@lru_cache(maxsize=8)
def _derive(master: str, use: str) -> bytes:
    material = master.encode()
    return HKDF(SHA256(), length=32, salt=None, info=f"minzheng/{use}".encode()).derive(material)


@lru_cache(maxsize=8)
def _cipher(master: str) -> AESGCM:
    return AESGCM(_derive(master, f"seal/{VERSION}"))
