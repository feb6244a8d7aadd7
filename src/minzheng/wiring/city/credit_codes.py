"""Unified social credit codes of many made-up organisations at once (GB 32100, GB 11714)."""

import numpy as np
import pyarrow as pa

from minzheng.wiring.city.identity_numbers import as_text

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = np.array((1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28))
ORGANISATION_WEIGHTS = np.array((3, 7, 9, 10, 5, 8, 4, 2))
DIVISION = "440118"
_SIGNS = np.frombuffer(ALPHABET.encode(), np.uint8)
_ORGANISATION_CHECKS = np.frombuffer(b"0123456789X", np.uint8)
_VALUES = np.zeros(128, np.int64)
_VALUES[_SIGNS] = np.arange(len(_SIGNS))


def credit_codes(kind: str, numbers: np.ndarray) -> pa.Array:
    """A valid code for each number below a hundred million; `kind` is its first two signs."""
    figures = (numbers[:, None] // 10 ** np.arange(7, -1, -1) % 10).astype(np.int64)
    check = _ORGANISATION_CHECKS[-(figures @ ORGANISATION_WEIGHTS) % 11]
    front = np.tile(np.frombuffer((kind + DIVISION).encode(), np.uint8), (len(numbers), 1))
    body = np.column_stack((front, (figures + ord("0")).astype(np.uint8), check))
    last = _SIGNS[-(_VALUES[body] @ WEIGHTS) % 31]
    return as_text(np.column_stack((body, last)))
