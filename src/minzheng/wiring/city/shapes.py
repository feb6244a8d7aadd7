"""Who lives together: every sixteen people are five to seven families, by one of five patterns."""

from dataclasses import dataclass

import numpy as np

from minzheng.wiring.city.chance import Chance

BLOCK = 16
HEAD, SPOUSE, CHILD, FATHER, MOTHER, GRAND = range(6)
# Shape -> its places, the youngest and the oldest head, share of men among heads.
SHAPES = (
    ((HEAD,), 20, 60, 0.6),
    ((HEAD,), 62, 92, 0.4),
    ((HEAD, SPOUSE), 25, 60, 1.0),
    ((HEAD, SPOUSE), 62, 84, 1.0),
    ((HEAD, SPOUSE, CHILD), 28, 48, 1.0),
    ((HEAD, SPOUSE, CHILD, CHILD), 30, 48, 1.0),
    ((HEAD, CHILD), 28, 46, 0.25),
    ((HEAD, SPOUSE, GRAND), 58, 72, 1.0),
    ((HEAD, SPOUSE, CHILD, FATHER, MOTHER), 30, 46, 1.0),
    ((HEAD, SPOUSE, CHILD, CHILD, FATHER, MOTHER), 30, 46, 1.0),
)
ONE, OLD, PAIR, OLD_PAIR, THREE, FOUR, PARENT, SKIPPED, FIVE, SIX = range(10)
PATTERNS = (
    ((FOUR, THREE, FIVE, OLD_PAIR, ONE, ONE), 25),
    ((THREE, THREE, THREE, OLD_PAIR, OLD, PAIR, PARENT), 25),
    ((SIX, FOUR, THREE, PAIR, OLD), 20),
    ((FOUR, SKIPPED, OLD_PAIR, PAIR, THREE, ONE, OLD), 15),
    ((FIVE, THREE, THREE, PARENT, OLD, ONE, ONE), 15),
)


@dataclass(frozen=True)
class Places:
    """For each person her shape, her place in it, and the number of the head of her family."""

    shape: np.ndarray
    place: np.ndarray
    head: np.ndarray
    nth: np.ndarray  # how manieth of the family she is


def places_of(who: np.ndarray, chance: Chance) -> Places:
    """Where each person stands in her family."""
    block, slot = who // BLOCK, who % BLOCK
    pattern = chance.pick("pattern", block, [weight for _, weight in PATTERNS])
    nth = _NTH[pattern, slot]
    return Places(_SHAPE[pattern, slot], _PLACE[pattern, slot], who - nth, nth)


def _tables() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = []
    for shapes, _ in PATTERNS:
        slots = [(shape, place, nth) for shape in shapes
                 for nth, place in enumerate(SHAPES[shape][0])]  # fmt: skip
        rows.append(slots)
    table = np.array(rows)
    return table[:, :, 0], table[:, :, 1], table[:, :, 2]


_SHAPE, _PLACE, _NTH = _tables()
