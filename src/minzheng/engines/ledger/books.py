"""The book of a county or its city, and from which pay month on its funds are drawn on."""

from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.errors import LedgerRefused
from minzheng.engines.ledger.models import Book
from minzheng.kernel.divisions import level, normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month

KEEPERS = ("city", "county")


def book_at(division: str) -> Book | None:
    """The book of the county or city of a division; None before any fund was opened."""
    return Book.objects.filter(division_code=county_of(division)).first()


def make_book(division: str) -> Book:
    """The same, begun where there is none. Raises LedgerRefused above a city."""
    code = county_of(division)
    if level(code) not in KEEPERS:
        raise LedgerRefused(
            f"{division} 不在任何市、区县之内；资金按市、区县建账，请填市、区县或镇街的代码"
        )
    return Book.objects.get_or_create(division_code=code)[0]


@transaction.atomic
def start_keeping(division: str, first_month: Month, *, by: Doer, on: date) -> Book:
    """From this pay month on, approving a run needs funds. Moving it is refused once runs drew.

    Raises LedgerRefused.
    """
    detail = {"first_month": str(first_month), "on": on.isoformat()}
    audit.record(by, "start_keeping", f"book:{county_of(division)}", division=division,
                 detail=detail)  # fmt: skip
    book = Book.objects.select_for_update().get(pk=make_book(division).pk)
    drawn = book.entries.filter(cause_ref__startswith="payrun:").exists()
    if drawn and book.first_month != str(first_month):
        raise LedgerRefused(f"已有发放批次从{book.first_month}起记账，起始月不能再改")
    book.first_month, book.started_by = str(first_month), by.name
    book.save(update_fields=["first_month", "started_by"])
    return book


def keeps_books(division: str, month: Month) -> bool:
    """Whether runs of this county and month draw on funds. One query."""
    book = book_at(division)
    return book is not None and book.first_month != "" and book.first_month <= str(month)


def county_of(division: str) -> str:
    """The county in which a division lies; the division itself above counties."""
    code = normalise(division)
    return normalise(code[:6]) if level(code) in ("county", "town", "village") else code
