"""Files at rest: whole or not at all, readable from any place, unreadable when touched."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.exchange import vault
from minzheng.engines.exchange.api import BrokenSeal
from minzheng.engines.exchange.vault import SealedWriter, fingerprint, open_sealed


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "BLOCK", 64)


def write(path: Path, content: bytes) -> Path:
    with SealedWriter(path) as file:
        file.write(content)
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), at=st.integers(0, 450), length=st.integers(0, 200))
def test_any_part_reads_as_it_was_written(
    tmp_path: Path, content: bytes, at: int, length: int
) -> None:
    path = write(tmp_path / "a", content)

    with open_sealed(path) as file:
        file.seek(at)
        assert file.read(length) == content[at : at + length]
        assert file.seek(0, io.SEEK_END) == len(content)


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = write(tmp_path / "a", b"x" * 200)
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    path.write_bytes(raw)

    with pytest.raises(BrokenSeal, match="损坏"):
        open_sealed(path).read()


@pytest.mark.parametrize("left", [5, 12, 12 + 80, 12 + 2 * 80])
def test_a_cut_file_is_noticed(tmp_path: Path, left: int) -> None:
    path = write(tmp_path / "a", b"x" * 200)
    path.write_bytes(path.read_bytes()[:left])

    with pytest.raises(BrokenSeal, match="损坏"):
        open_sealed(path).read()


def test_a_fingerprint_says_nothing_but_sameness() -> None:
    assert fingerprint(44011819840305001) == fingerprint(44011819840305001)
    assert fingerprint(44011819840305001) != fingerprint(44011819840305002)
    assert len(fingerprint(1)) == 16
