"""The tokens of the index: kind, standing and field in three letters, then what is looked for.

Those three stand first, so that each field of each kind is a stretch of its own in the index and
the living come before the dead without sorting.
"""

from collections.abc import Iterator
from functools import cache

from minzheng.engines.search.folding import fold
from minzheng.engines.search.models import Kind
from minzheng.engines.search.sounds import sounds

LIVING, GONE = "l", "z"
HEAD, INNER, SOUND, NUMBER, CODE, FRAGMENT, PHONE, PLACE = "n", "o", "s", "r", "w", "f", "p", "a"
LONGEST = 12  # characters of a text that a token holds
MARK = 3
END = b"\xff"  # above every byte of a text in UTF-8


@cache
def mark(kind: Kind, field: str, standing: str = LIVING) -> bytes:
    """The three letters before a token."""
    return f"{kind.value}{standing}{field}".encode()


def name_tokens(kind: Kind, name: str, *, gone: bool) -> Iterator[bytes]:
    """The name from its first, its second, its third character on: each part of it begins one."""
    plain, standing = fold(name), GONE if gone else LIVING
    for at in range(len(plain)):
        field = INNER if at else HEAD
        yield mark(kind, field, standing) + plain[at : at + LONGEST].encode()


def sound_tokens(kind: Kind, name: str, *, gone: bool) -> Iterator[bytes]:
    """The ways to type a name by sound."""
    standing = GONE if gone else LIVING
    for way in sounds(name):
        yield mark(kind, SOUND, standing) + way[:40].encode()


def number_token(kind: Kind, number: str) -> bytes:
    """A number from its end: of a case or household officers remember the last digits."""
    return mark(kind, NUMBER) + backwards(number).encode()


def code_token(kind: Kind, code: str) -> bytes:
    """A code from its beginning."""
    return mark(kind, CODE) + fold(code).encode()


def place_tokens(address: str) -> Iterator[bytes]:
    """An address from each of its characters on."""
    plain = fold(address)
    for at in range(len(plain)):
        yield mark(Kind.ADDRESS, PLACE) + plain[at : at + LONGEST].encode()


def digest_token(field: str, digest: bytes) -> bytes:
    """A keyed digest of a part of a person's number or phone."""
    return mark(Kind.PERSON, field) + digest


def backwards(number: str) -> str:
    """The letters and digits of a number from the last to the first."""
    return fold(number)[::-1]
