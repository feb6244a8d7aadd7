"""Names as they are compared: numbers for the folded signs, for the sounds, for what is left out.

A column of names becomes one matrix of code points without an object for each name; few are longer
than four signs, and they are worked on apart.
"""

import unicodedata

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.linkage.sounds import readings
from minzheng.engines.linkage.variants import DOT, TOP, folding

Ints = npt.NDArray[np.int64]
Columns = dict[str, np.ndarray]
SHORT = 4  # signs; also of how many the one that differs may be any
MIX = np.int64(1_099_511_628_211)  # of the FNV hash
MASKED = ("name_part", *(f"name_without_{place}" for place in range(SHORT)))  # 0 is null in these


def prepare_names(names: pa.Array) -> dict[str, pa.Array]:
    """Numbers: raw of the text, name of the folded signs, sound and sound2 of the readings, family
    of the surname's, name_part of what stands before a dot; and name_length."""
    coded = names.dictionary_encode()
    flat, length = _signs(_plain(coded.dictionary))
    starts = np.concatenate([[0], np.cumsum(length)])[:-1]
    short = length <= SHORT
    whole: Columns = {}
    for chosen in (short, ~short):
        found = _columns(_matrix(flat, starts[chosen], length[chosen]), length[chosen])
        for name, values in found.items():
            whole.setdefault(name, np.zeros(len(length), values.dtype))[chosen] = values
    rows = coded.indices
    arrays = {
        name: pa.array(values, mask=values == 0 if name in MASKED else None)
        for name, values in whole.items()
    }
    return {"raw": rows, **{name: each.take(rows) for name, each in arrays.items()}}


def _plain(names: pa.Array) -> pa.Array:
    """Names of Chinese characters as they are; of others plain forms without spaces."""
    odd = pc.invert(pc.match_substring_regex(names, r"^\p{Han}+$"))
    plain = ["".join(unicodedata.normalize("NFKC", each).split())
             for each in names.filter(odd).to_pylist()]  # fmt: skip
    return pc.replace_with_mask(names, odd, pa.array(plain, pa.string()))


def _signs(names: pa.Array) -> tuple[Ints, Ints]:
    """The code points of all names one after another, and how many each has."""
    packed = pa.concat_arrays([names])  # without offset, whatever it was cut from
    length = pc.utf8_length(packed).to_numpy().astype(np.int64)
    text = (packed.buffers()[2] or b"") if len(packed) else b""
    ends = np.frombuffer(packed.buffers()[1], np.int32) if len(packed) else np.zeros(1, np.int32)
    written = memoryview(text)[ends[0] : ends[len(packed)]]
    points = bytes(written).decode().encode("utf-32-le", "surrogatepass")
    return np.frombuffer(points, np.uint32).astype(np.int64), length


def _matrix(flat: Ints, starts: Ints, length: Ints) -> Ints:
    """One name a row, zeros behind."""
    width = max(1, int(length.max(initial=1)))
    places = starts[:, None] + np.arange(width)
    inside = np.arange(width) < length[:, None]
    padded = np.append(flat, 0)
    return np.where(inside, padded[np.where(inside, places, len(flat))], 0)


def _columns(signs: Ints, length: Ints) -> Columns:
    first, second, surname = readings()
    safe = np.minimum(signs, TOP - 1)
    folded = folding()[safe].astype(np.int64)
    sounds, others = first[safe].astype(np.int64) + 1, second[safe].astype(np.int64) + 1
    sounds[:, 0] = others[:, 0] = surname[safe[:, 0]].astype(np.int64) + 1
    silent = (folded == 0) | (folded == ord(DOT))
    sounds[silent] = others[silent] = 0
    places = np.arange(signs.shape[1])
    left_out = {
        f"name_without_{place}": np.where(length > place, _mixed(folded * (places != place)), 0)
        for place in range(SHORT)
    }
    return {
        "name": _mixed(folded),
        "sound": _mixed(sounds),
        "sound2": _mixed(others),
        "family": sounds[:, 0],
        "name_length": length.astype(np.int16),
        "name_part": _before_dot(folded),
        **left_out,
    }


def _mixed(values: Ints) -> Ints:
    """One number for each row of values; zeros do not count."""
    mixed = np.zeros(len(values), np.int64)
    for column in range(values.shape[1]):
        here = values[:, column]
        mixed = np.where(here > 0, mixed * MIX + here, mixed)
    return mixed


def _before_dot(signs: Ints) -> Ints:
    """A number for what stands before the dot, which papers often leave out; 0 without a dot."""
    dots = signs == ord(DOT)
    if not dots.any():
        return np.zeros(len(signs), np.int64)
    before = np.cumsum(dots, axis=1) == 0
    long = dots.any(axis=1) & (before.sum(axis=1) > 1)
    return np.where(long, _mixed(signs * before), 0)
