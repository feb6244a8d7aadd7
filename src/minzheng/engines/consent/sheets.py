"""The scanned sheets that were signed, kept sealed."""

from minzheng.engines.consent.errors import SheetBroken, SheetRefused
from minzheng.engines.consent.models import Consent
from minzheng.registers.papers import Paper, PaperLost, PaperRefused, keep_sealed, read_kept

Sheet = Paper  # a signed sheet as it was scanned
FOLDER = "consents"


def keep(sheet: Sheet) -> dict[str, str]:
    """Store a sheet sealed; gives the columns that point to it. Raises SheetRefused."""
    try:
        kept = keep_sealed(FOLDER, sheet)
    except PaperRefused as refusal:
        raise SheetRefused(str(refusal)) from refusal
    return {"sheet": kept.path, "sheet_digest": kept.digest}


def read(consent: Consent) -> tuple[bytes, str]:
    """The sheet as handed in, and its mime type. Raises SheetBroken."""
    try:
        return read_kept(consent.sheet, consent.sheet_digest)
    except PaperLost as lost:
        raise SheetBroken(f"授权书扫描件：{lost}") from lost
