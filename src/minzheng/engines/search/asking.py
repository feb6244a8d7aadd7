"""What an officer typed, read as keys: stretches of the index in which an answer would lie."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from minzheng.engines.search.folding import fold
from minzheng.engines.search.models import Kind
from minzheng.engines.search.tokens import (
    CODE,
    END,
    FRAGMENT,
    GONE,
    HEAD,
    INNER,
    LIVING,
    NUMBER,
    PHONE,
    PLACE,
    SOUND,
    digest_token,
    mark,
)
from minzheng.registers.people.api import ending_of_phone, fragment_places

LONGEST, MOST_WORDS = 60, 4
GAPS = re.compile(r"[\s,，、;；]+")
HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af\ue000-\uf8ff]")
LETTERS = re.compile(r"[a-zü]+")
DIGITS = re.compile(r"\d+x?")
NUMBERED = re.compile(r"([a-z]*)(\d+)")
CODED = re.compile(r"[0-9a-z]{4,18}")
WHOLE_ID = re.compile(r"\d{17}[\dxX]|\d{15}")
WHOLE_PHONE = re.compile(r"1[3-9]\d{9}|0\d{9,11}")
BODIES = (Kind.ORGANISATION, Kind.FACILITY)
AT_ADDRESSES = (Kind.PERSON, Kind.HOUSEHOLD, Kind.FACILITY)
SHORTEST_ENDING = 2


@dataclass(frozen=True)
class Key:
    """A stretch of the index for one kind: from `low` up to `high`, or exactly `low`.

    `beside`: tokens the same entry must have too. `letters`: how its number must begin.
    `field` tells what is compared; `later` sorts a stretch behind the others of its field.
    """

    kind: Kind
    field: str
    low: bytes
    high: bytes = b""
    beside: tuple[bytes, ...] = ()
    letters: str = ""
    later: bool = False


@dataclass(frozen=True)
class Word:
    """One word as typed and as compared, and every way it can be meant."""

    typed: str
    plain: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Question:
    """What was typed: words that must all fit, or one whole number that is looked up."""

    text: str
    words: tuple[Word, ...] = field(default=())
    whole_id: str = ""
    whole_phone: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.whole_id or self.whole_phone)


def read(text: str) -> Question:
    """The question behind a text; what is too long is cut, what cannot be meant asks nothing."""
    typed = unicodedata.normalize("NFKC", text).strip()[:LONGEST]
    whole = re.sub(r"[\s\-]", "", typed)
    if WHOLE_ID.fullmatch(whole):
        return Question(typed, whole_id=whole.upper())
    if WHOLE_PHONE.fullmatch(whole):
        return Question(typed, whole_phone=whole)
    words = (_word(part) for part in _parts(typed))
    return Question(typed, tuple(word for word in words if word.keys))


def _parts(typed: str) -> list[str]:
    parts = [part for part in GAPS.split(typed) if part][:MOST_WORDS]
    if parts and all(LETTERS.fullmatch(part.lower()) for part in parts):
        return ["".join(parts)]  # a sound typed with gaps: zhang san
    return parts


def _word(typed: str) -> Word:
    plain = fold(typed)
    return Word(typed, plain, tuple(_keys(plain)) if plain else ())


def _keys(plain: str) -> Iterator[Key]:
    if HAN.search(plain):
        yield from _name_keys(plain)
        yield from place_keys(plain)
    elif LETTERS.fullmatch(plain):
        yield from _name_keys(plain)
        yield from _sound_keys(plain.replace("ü", "v"))
    else:
        yield from _number_keys(plain)


def _name_keys(plain: str) -> Iterator[Key]:
    """People's stretches are read apart, for there are many; bodies' all at once."""
    for later, standing in enumerate((LIVING, GONE)):
        yield _stretch(Kind.PERSON, HEAD, plain, standing, later=bool(later))
        yield _stretch(Kind.PERSON, INNER, plain, standing, later=bool(later))
    for kind, where, standing in product(BODIES, (HEAD, INNER), (LIVING, GONE)):
        yield replace(_stretch(kind, where, plain, standing), field=HEAD)


def _sound_keys(plain: str) -> Iterator[Key]:
    yield _stretch(Kind.PERSON, SOUND, plain)
    yield _stretch(Kind.PERSON, SOUND, plain, GONE, later=True)


def place_keys(plain: str) -> Iterator[Key]:
    """Those that share an address in which the word stands."""
    beginning = mark(Kind.ADDRESS, PLACE) + plain[:12].encode()
    for kind in AT_ADDRESSES:
        yield Key(kind, PLACE, beginning, beginning + END)


def _number_keys(plain: str) -> Iterator[Key]:
    numbered = NUMBERED.fullmatch(plain)
    if numbered and (numbered[1] or len(numbered[2]) >= SHORTEST_ENDING):
        for kind in (Kind.HOUSEHOLD, Kind.CASE):
            beginning = mark(kind, NUMBER) + numbered[2][::-1].encode()
            yield Key(kind, NUMBER, beginning, beginning + END, letters=numbered[1].upper())
    if DIGITS.fullmatch(plain):
        yield from _fragment_keys(plain.upper())
    if CODED.fullmatch(plain):
        yield _stretch(Kind.ORGANISATION, CODE, plain)
        yield _stretch(Kind.FACILITY, CODE, plain)
        yield _stretch(Kind.ORGANISATION, NUMBER, plain[::-1])


def _fragment_keys(digits: str) -> Iterator[Key]:
    for later, needed in enumerate(fragment_places(digits)):
        first, *beside = (digest_token(FRAGMENT, digest) for digest in reversed(needed))
        yield Key(Kind.PERSON, FRAGMENT, first, beside=tuple(beside), later=bool(later))
    if len(digits) == 4 and digits.isdecimal():
        yield Key(Kind.PERSON, PHONE, digest_token(PHONE, ending_of_phone(digits)))


def _stretch(
    kind: Kind, where: str, plain: str, standing: str = LIVING, *, later: bool = False
) -> Key:
    low = mark(kind, where, standing) + plain[:12].encode()
    return Key(kind, where, low, low + END, later=later)
