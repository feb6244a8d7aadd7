"""Photos and papers of visits and verdicts: they are about somebody, so they are kept sealed."""

from minzheng.engines.alerts.errors import AlertRefused
from minzheng.engines.alerts.models import Deed
from minzheng.registers.papers import Paper, PaperLost, PaperRefused, keep_sealed, read_kept

__all__ = ["Paper", "PaperLost", "keep", "read_paper"]
FOLDER = "alert-papers"


def keep(paper: Paper | None) -> dict[str, str]:
    """Store a file; gives the columns that point to it. Raises AlertRefused."""
    if paper is None:
        return {}
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise AlertRefused(str(refusal)) from refusal
    return {"paper": kept.path, "paper_name": paper.name[:120], "paper_digest": kept.digest}


def read_paper(deed: Deed) -> tuple[bytes, str]:
    """The file as handed in and its kind. Raises PaperLost."""
    return read_kept(deed.paper, deed.paper_digest)
