"""The arithmetic of a draw, in the open: canonical lines, digest, commitment, order, choice.

docs/explanation/how-a-draw-is-checked.md does the same in ten lines that use nothing of ours.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Lot:
    """One item of the frozen list: an opaque token, its stratum, and whether it is taken anyway."""

    token: str
    stratum: str
    mandatory: bool = False


@dataclass(frozen=True)
class Stratum:
    """A part of the list that is drawn from by itself.

    `size` and `mandatory` are counts; `wanted`: how many of the others are drawn by lot.
    """

    key: str
    name: str
    size: int
    mandatory: int
    wanted: int

    @property
    def taken(self) -> int:
        """How many are taken in all."""
        return self.mandatory + self.wanted


def token_of(salt: str, ref: str) -> str:
    """What stands for a reference in the open: without the salt nobody finds the reference."""
    return hmac.new(salt.encode(), ref.encode(), hashlib.sha256).hexdigest()


def digest_of(strata: Iterable[Stratum], lots: Iterable[Lot]) -> str:
    """SHA-256 of the list in its one written form: one line a stratum, then one line an item."""
    lines = [f"{each.key}={each.wanted}" for each in strata]
    lines += [f"{lot.stratum}/{lot.token}/{int(lot.mandatory)}" for lot in lots]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def commitment_of(seed: str) -> str:
    """What is published of the seed before the draw."""
    return hashlib.sha256(seed.encode()).hexdigest()


def key_of(seed: str, later: str) -> bytes:
    """By what the items are ordered: the seed, and the public value nobody knew at the time."""
    return hashlib.sha256(f"{seed}{later}".encode()).digest()


def rank(key: bytes, token: str) -> str:
    """The place of an item in the order; all 256 bits, so no two are alike."""
    return hmac.new(key, token.encode(), hashlib.sha256).hexdigest()


def chosen(strata: Sequence[Stratum], lots: Iterable[Lot], key: bytes) -> list[str]:
    """The tokens taken, stratum by stratum: the mandatory first, then as many as wanted by lot."""
    by_stratum: dict[str, list[Lot]] = {each.key: [] for each in strata}
    for lot in lots:
        by_stratum[lot.stratum].append(lot)
    found: list[str] = []
    for each in strata:
        order = sorted(by_stratum[each.key], key=lambda lot: (not lot.mandatory, _place(key, lot)))
        found += [lot.token for lot in order[: each.taken]]
    return found


def strata_of(
    lots: Iterable[Lot], shares: Mapping[str, "Wanted"], names: Mapping[str, str]
) -> tuple[Stratum, ...]:
    """Each stratum with its counts, sorted by key; a share is rounded up to whole items."""
    sizes: dict[str, list[int]] = {}
    for lot in lots:
        counted = sizes.setdefault(lot.stratum, [0, 0])
        counted[0] += 1
        counted[1] += lot.mandatory
    return tuple(
        Stratum(key, names.get(key, key), size, must, shares[key].of(size - must))
        for key, (size, must) in sorted(sizes.items())
    )


@dataclass(frozen=True)
class Wanted:
    """How many are drawn of those not taken anyway: a count, and at least a share in 万分之一."""

    count: int = 0
    share: int = 0

    def of(self, number: int) -> int:
        """Of so many: the larger of both, rounded up, never more than there are."""
        return min(number, max(self.count, -(-number * self.share // WHOLE)))


WHOLE = 10_000


def _place(key: bytes, lot: Lot) -> str:
    return rank(key, lot.token)
