"""The documents values rest on; they are public, so they are not sealed."""

from minzheng.engines.parameters.errors import PaperBroken, ValueRefused
from minzheng.engines.parameters.models import Proposal
from minzheng.registers.papers import Paper, PaperLost, PaperRefused, keep_open, read_kept

FOLDER = "parameters"


def keep(paper: Paper | None) -> dict[str, str]:
    """Store a document; gives the columns that point to it. Raises ValueRefused."""
    if paper is None:
        return {}
    try:
        kept = keep_open(FOLDER, paper)
    except PaperRefused as refusal:
        raise ValueRefused(str(refusal)) from refusal
    return {"paper": kept.path, "paper_name": paper.name[:120], "paper_digest": kept.digest}


def open_paper(entry: Proposal) -> bytes:
    """The document as handed in. Raises PaperBroken."""
    try:
        return read_kept(entry.paper, entry.paper_digest)[0]
    except PaperLost as lost:
        raise PaperBroken(f"“{entry.paper_name}”：{lost}") from lost
