"""Rows of the ledger engine."""

from minzheng.engines.ledger.models.closing import Closing, ClosingBalance
from minzheng.engines.ledger.models.entry import Entry, Holding, Posting
from minzheng.engines.ledger.models.fund import Appropriation, Book, Fund
from minzheng.engines.ledger.models.share import Share, ShareRow

__all__ = [
    "Appropriation",
    "Book",
    "Closing",
    "ClosingBalance",
    "Entry",
    "Fund",
    "Holding",
    "Posting",
    "Share",
    "ShareRow",
]
