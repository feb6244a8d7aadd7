"""Pseudonyms: what stands in the lake for an identity number, the same for the same person.

The first 16 bytes of the blind index under which the registers find her, so that a person of the
registers meets her rows in the lake without anything being opened.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from minzheng.engines.lake.citizen_numbers import LENGTH, byte_matrix, written_forms
from minzheng.kernel.identity import IdentityError
from minzheng.registers.sealing import blind_digests

WIDTH = 16
TYPE = pa.binary(WIDTH)


def pseudonym(id_number: str) -> bytes:
    """The pseudonym of one identity number. Raises IdentityError when the number is not valid."""
    found = pseudonyms(pa.array([id_number], pa.string()))[0].as_py()
    if found is None:
        raise IdentityError("身份证号无效，不能据以查找部门数据。请对照证件核对每一位。")
    return bytes(found)


def pseudonyms(id_numbers: pa.Array | pa.ChunkedArray) -> pa.Array:
    """The pseudonyms of many numbers (fixed_size_binary(16)); null where null or not valid."""
    forms = written_forms(id_numbers)
    known = forms.is_valid().to_numpy(zero_copy_only=False)
    raw = byte_matrix(forms.drop_null()).tobytes()
    texts = (raw[start : start + LENGTH] for start in range(0, len(raw), LENGTH))
    digests = b"".join([digest[:WIDTH] for digest in blind_digests(texts, kind="id")])
    return spread(np.frombuffer(digests, np.uint8).reshape(-1, WIDTH), known)


def of_indexes(index_hex: Sequence[str | None]) -> pa.Array:
    """The pseudonyms behind blind indexes as the registers keep them (Person.id_index)."""
    halves = [bytes.fromhex(each[: 2 * WIDTH]) if each else None for each in index_hex]
    return pa.array(halves, TYPE)


def spread(found: np.ndarray, known: np.ndarray) -> pa.Array:
    """One pseudonym for each True of `known`, null elsewhere."""
    whole = np.zeros((len(known), WIDTH), np.uint8)
    whole[known] = found
    mask = pa.array(known).buffers()[1]
    return pa.Array.from_buffers(TYPE, len(known), [mask, pa.py_buffer(whole)])


def halves(pseudonyms: pa.Array | pa.ChunkedArray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two unsigned numbers for each pseudonym, and which of them are known."""
    if isinstance(pseudonyms, pa.ChunkedArray):
        pseudonyms = pseudonyms.combine_chunks()
    known = pseudonyms.is_valid().to_numpy(zero_copy_only=False)
    start = pseudonyms.offset * WIDTH
    raw = np.frombuffer(pseudonyms.buffers()[1] or b"", np.uint8)
    pairs = raw[start : start + len(pseudonyms) * WIDTH].view(">u8").reshape(-1, 2)
    return pairs[:, 0].astype(np.uint64), pairs[:, 1].astype(np.uint64), known
