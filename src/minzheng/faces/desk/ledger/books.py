"""Which book a page is about, where the viewer sees more than one: the address says it."""

from dataclasses import dataclass

from minzheng.engines.ledger import api
from minzheng.faces.desk.requests import OfficerRequest
from minzheng.faces.looks.parts import Link
from minzheng.registers.divisions.api import full_names


@dataclass(frozen=True)
class Books:
    """The book that was chosen, or the only one; `links` lead to the others where there are any.

    `chosen` is False where the page opened without a choice, so that lists show every book.
    """

    book: api.Book | None
    links: tuple[Link, ...]
    chosen: bool

    @property
    def shown(self) -> list[api.Book]:
        """The book as a list of none or one."""
        return [self.book] if self.book is not None else []


def books_of(request: OfficerRequest) -> Books:
    """The viewer's books and the one the address names. At most two queries."""
    books = list(api.books_within(request.viewer).order_by("division_code"))
    wanted = request.POST.get("book", "") or request.GET.get("book", "")
    named = next((book for book in books if str(book.pk) == wanted), None)
    links = _links(books, named) if len(books) > 1 else ()
    return Books(named or next(iter(books), None), links, named is not None)


def _links(books: list[api.Book], named: api.Book | None) -> tuple[Link, ...]:
    names = full_names([book.division_code for book in books])
    return tuple(
        Link(f"{names[book.division_code]}账", f"?book={book.pk}", book == named) for book in books
    )
