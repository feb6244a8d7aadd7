"""What the payments engine does with funds: commit a run, then move its parts along."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from minzheng.engines.ledger.books import make_book
from minzheng.engines.ledger.coded import COMMIT, Route, Side
from minzheng.engines.ledger.models import Entry, Posting
from minzheng.engines.ledger.posting import NewEntry, post, queue
from minzheng.engines.ledger.sharing import drawing
from minzheng.engines.ledger.spending import moves_of
from minzheng.engines.ledger.splitting import Part
from minzheng.engines.ledger.values import Cause, Draw
from minzheng.kernel.doer import Doer


@transaction.atomic
def commit(draw: Draw, *, cause: Cause, by: Doer, on: date) -> Entry:
    """Set money aside for a matter, by the shares in force.

    Raises FundShort, PurposeRefused, PeriodClosed, LedgerRefused.
    """
    book = queue(make_book(draw.division), "commit", cause, by=by, amount=draw.total)
    return post(book, NewEntry(on, cause, moves_of(drawing(draw, on), COMMIT, cause)), by=by)


@transaction.atomic
def move(
    division: str,
    steps: Sequence[tuple[Route, Sequence[Part]]],
    *,
    cause: Cause,
    by: Doer,
    on: date,
) -> Entry:
    """Move parts along their routes, all in one entry. Raises PeriodClosed, LedgerRefused."""
    total = sum(part.amount for _, parts in steps for part in parts)
    book = queue(make_book(division), "move", cause, by=by, amount=total)
    moves = [each for route, parts in steps for each in moves_of(parts, route, cause)]
    return post(book, NewEntry(on, cause, moves), by=by)


def parts_committed(cause_ref: str) -> list[Part]:
    """What was set aside for a cause, in the order of its splitting; [] for none. One query."""
    rows = Posting.objects.filter(
        entry__cause_ref=cause_ref, side=Side.COMMITTED, amount__gt=0,
        entry__pk__in=Entry.objects.filter(cause_ref=cause_ref).order_by("pk").values("pk")[:1],
    ).order_by("pk")  # fmt: skip
    return [Part(*row) for row in rows.values_list("fund_id", "source_id", "amount")]
