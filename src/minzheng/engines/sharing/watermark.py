"""The mark in every row that leaves the house: from a leaked row one reads whose request it was."""

import base64
from dataclasses import dataclass

from minzheng.registers.sealing import blind_index

BYTES, MARK = 4, 4  # of the request's key and the row's number each, and of the check


@dataclass(frozen=True)
class Mark:
    """Which request a row belongs to, and which of its rows it is."""

    share: int
    row: int


def mark(share: int, row: int) -> str:
    """The code in a row: 20 letters and digits, which nobody without the house's key can make."""
    body = share.to_bytes(BYTES) + row.to_bytes(BYTES)
    return base64.b32encode(body + _check(body)).decode("ascii").rstrip("=")


def read_mark(code: str) -> Mark | None:
    """What a code says; None for one that is not ours or was altered."""
    text = "".join(code.split()).upper()
    try:
        raw = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError:  # other letters than the alphabet's
        return None
    body, check = raw[: 2 * BYTES], raw[2 * BYTES :]
    if len(check) != MARK or check != _check(body):
        return None
    return Mark(int.from_bytes(body[:BYTES]), int.from_bytes(body[BYTES:]))


def _check(body: bytes) -> bytes:
    return bytes.fromhex(blind_index(body.hex(), kind="share"))[:MARK]
