"""Lists of the open face: some rows from the cursor of the address on; numbers a database takes."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from minzheng.faces.open.requests import OpenRequest

PAGE, LONGEST = 50, 18  # rows a page; digits of a number that a database takes
Listed = TypeVar("Listed", bound=Model)


def page_of(rows: QuerySet[Listed], request: OpenRequest) -> tuple[Sequence[Listed], str]:
    """Rows by falling number from the cursor on, and where the next are, "" for nowhere."""
    after = request.GET.get("after", "")
    if after.isdecimal() and len(after) < LONGEST:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: PAGE + 1])
    return found[:PAGE], f"?after={found[PAGE - 1].pk}" if len(found) > PAGE else ""


def known_number(pk: int) -> int:
    """A number of an address. Raises Http404 for one that no row can have."""
    if len(str(pk)) > LONGEST:
        raise Http404
    return pk
