"""Papers are told by content, kept by digest, and sealed when they are about somebody."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.registers import papers
from minzheng.registers.papers import Paper, PaperLost, PaperRefused

PDF = Paper("诊断书.pdf", b"%PDF-1.4 a paper")


@pytest.fixture(autouse=True)
def data_dir(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_a_sealed_paper_cannot_be_read_on_the_disk(data_dir: Path) -> None:
    kept = papers.keep_sealed("visits", PDF)

    assert b"a paper" not in (data_dir / kept.path).read_bytes()
    assert papers.read_kept(kept.path, kept.digest) == (PDF.content, "application/pdf")


def test_an_open_paper_lies_as_it_came(data_dir: Path) -> None:
    kept = papers.keep_open("published", PDF)

    assert (data_dir / kept.path).read_bytes() == PDF.content
    assert papers.keep_open("published", PDF) == kept


def test_a_paper_that_was_changed_is_not_shown(data_dir: Path) -> None:
    kept = papers.keep_open("published", PDF)
    (data_dir / kept.path).write_bytes(b"%PDF-1.4 another")

    with pytest.raises(PaperLost, match="改动"):
        papers.read_kept(kept.path, kept.digest)
    with pytest.raises(PaperLost, match="丢失"):
        papers.read_kept("published/none.pdf", kept.digest)


def test_what_nobody_can_look_at_is_refused() -> None:
    with pytest.raises(PaperRefused, match="不是 PDF 或照片"):
        papers.keep_open("published", Paper("virus.exe", b"MZ"))
    with pytest.raises(PaperRefused, match="最多 20 MB"):
        papers.keep_open("published", Paper("大.pdf", b"%PDF-" + bytes(papers.MOST_BYTES)))
