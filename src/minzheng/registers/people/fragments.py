"""Parts of a number as keyed digests: a fragment can be found, and no index tells the number.

Each run of four characters is digested together with its place, counted from the end. So what is
known of birthdays tells nothing of the digits behind them, though a birthday stands in both.
"""

from functools import lru_cache

from django.conf import settings

from minzheng.registers.people.models import Person
from minzheng.registers.sealing import blind_index, unseal

RUN = 4
WHOLE = 18
BYTES = 6  # 150,000 runs and places there can be: two alike in 48 bits are out of the question


def number_fragments(person: Person) -> tuple[bytes, ...]:
    """A digest for every run of four in the person's identity number; none without a number."""
    number = unseal(person.id_sealed) if person.id_sealed else ""
    return tuple(digest for digest, _ in _runs(number, 0))


def fragment_places(text: str) -> tuple[tuple[bytes, ...], ...]:
    """For each place where a fragment of at least four may stand, the digests that must all be.

    The end of the number comes first. A fragment too short or too long stands nowhere.
    """
    if len(text) < RUN:
        return ()
    return tuple(
        tuple(digest for digest, needed in _runs(text, end) if needed)
        for end in range(WHOLE - len(text) + 1)
    )


def phone_ending(person: Person) -> bytes:
    """The digest of the last four digits of the person's phone; b"" without one."""
    return ending_of_phone(unseal(person.phone_sealed)) if person.phone_sealed else b""


def ending_of_phone(digits: str) -> bytes:
    """The digest of the last four of some digits."""
    return _digest(settings.SEALING_KEY, "phone", digits[-RUN:], 0)


def _runs(text: str, end: int) -> list[tuple[bytes, bool]]:
    """Each run with whether it is needed beside its neighbours to cover the whole text."""
    last = len(text) - RUN
    return [
        (
            _digest(settings.SEALING_KEY, "id", text[at : at + RUN], end + last - at),
            _covers(at, last),
        )
        for at in range(last + 1)
    ]


def _covers(at: int, last: int) -> bool:
    return (last - at) % RUN == 0 or at == 0


@lru_cache(maxsize=200_000)
def _digest(key: str, kind: str, text: str, place: int) -> bytes:
    """`key` is named so that what was worked out under another key is never given."""
    return bytes.fromhex(blind_index(f"{place}/{text}", kind=f"{kind}-part"))[:BYTES]
