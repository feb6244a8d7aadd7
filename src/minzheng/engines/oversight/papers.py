"""Photos of what was found and proofs that it is right: people may be on them, so kept sealed."""

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.notices.api import letter_pdf
from minzheng.engines.oversight.errors import NoSuchInspection, OversightRefused
from minzheng.engines.oversight.models import Deed, Finding, Inspection
from minzheng.engines.oversight.trail import record
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept

FOLDER = "inspection-papers"


def keep(paper: Paper | None) -> dict[str, str]:
    """Store a file; gives the columns that point to it. Raises OversightRefused."""
    if paper is None:
        return {}
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise OversightRefused(str(refusal)) from refusal
    return {"paper": kept.path, "paper_name": paper.name[:120], "paper_digest": kept.digest}


def open_letter(viewer: Viewer, inspection: Inspection) -> tuple[bytes, str]:
    """The letter as issued and its number; who looks is in the trail.

    The inspection comes from inspection_for (officers) or own_inspection (its house). Raises
    NoSuchInspection before it is concluded, MissingDocument, TamperedDocument.
    """
    notice = inspection.notice
    if notice is None:
        raise NoSuchInspection("检查还没有结束，没有文书。请返回检查页面")
    content = letter_pdf(notice)
    with transaction.atomic():
        record(inspection, "open_inspection_letter", viewer, number=notice.number)
    return content, notice.number


def open_paper(viewer: Viewer, row: Finding | Deed) -> tuple[bytes, str]:
    """The file as handed in and its kind; who looks is in the trail. Raises PaperLost.

    The row comes from finding_for or proof_for (officers), or from their likes for a house.
    """
    content = read_kept(row.paper, row.paper_digest)
    finding = row.finding if isinstance(row, Deed) else row
    with transaction.atomic():
        record(finding.inspection, "open_inspection_paper", viewer, finding=finding.pk)
    return content
