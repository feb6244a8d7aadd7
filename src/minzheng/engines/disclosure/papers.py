"""Attachments of disclosed documents; they are public, so they are not sealed."""

from minzheng.engines.disclosure.errors import PaperBroken, Unfit
from minzheng.engines.disclosure.models import Version
from minzheng.registers.papers import Paper, PaperLost, PaperRefused, keep_open, read_kept

FOLDER = "disclosure"
PDF = b"%PDF-"


def keep(paper: Paper | None) -> dict[str, str]:
    """Store an attachment; gives the columns that point to it. Raises Unfit unless it is a PDF."""
    if paper is None:
        return {}
    if not paper.content.startswith(PDF):
        raise Unfit({"paper": f"“{paper.name}”不是 PDF。请另存为 PDF 再传，读屏软件才读得出"})
    try:
        kept = keep_open(FOLDER, paper)
    except PaperRefused as refusal:
        raise Unfit({"paper": str(refusal)}) from refusal
    return {"paper": kept.path, "paper_name": paper.name[:120], "paper_digest": kept.digest}


def open_paper(version: Version) -> bytes:
    """The attachment as handed in. Raises PaperBroken."""
    try:
        return read_kept(version.paper, version.paper_digest)[0]
    except PaperLost as lost:
        raise PaperBroken(f"“{version.paper_name}”：{lost}") from lost
