"""Reading the ledger: balances, entries of a cause, what a fund and a paper came to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Sum

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.ledger.coded import READERS, Side
from minzheng.engines.ledger.errors import NoSuchPaper
from minzheng.engines.ledger.funds import funds_within
from minzheng.engines.ledger.models import (
    Appropriation,
    Book,
    Closing,
    Entry,
    Fund,
    Holding,
    Posting,
    Share,
)
from minzheng.engines.ledger.splitting import Part
from minzheng.engines.ledger.values import Bearer
from minzheng.engines.ledger.verifying import FundSum
from minzheng.kernel.money import Fen

PAGE = 50
SHOWN = 200


@dataclass(frozen=True)
class EntryPage:
    """Some entries of a fund, newest first; `after` is the cursor of the next page, or None."""

    entries: tuple[Entry, ...]
    after: int | None


def balance(fund: Fund, on: date) -> Fen:
    """What a fund may still promise or spend at the end of a day, in fen. One query."""
    rows = Posting.objects.filter(fund=fund, side=Side.AVAILABLE, entry__day__lte=on)
    return int(rows.aggregate(all=Sum("amount", default=0))["all"])


def entries_of(cause_ref: str) -> list[Entry]:
    """The entries a cause led to ("payrun:7"), oldest first, with their postings. Two queries."""
    return list(_told(Entry.objects.filter(cause_ref=cause_ref).order_by("pk")))


def entry_page(fund: Fund, *, after: int = 0) -> EntryPage:
    """A page of a fund's entries, newest first. Two queries."""
    rows = Entry.objects.filter(postings__fund=fund).distinct().order_by("-pk")
    rows = rows.filter(pk__lt=after) if after else rows
    found = list(_told(rows)[: PAGE + 1])
    more = len(found) > PAGE
    return EntryPage(tuple(found[:PAGE]), found[PAGE - 1].pk if more else None)


def all_entries(fund: Fund) -> QuerySet[Posting]:
    """Every posting of a fund with its entry and paper, oldest first, for a table file."""
    rows = Posting.objects.filter(fund=fund).select_related("entry", "source")
    return rows.order_by("pk")


def entry_for(pk: int, viewer: Viewer) -> Entry:
    """An entry of a fund the viewer may see, with its postings. Raises NoSuchPaper."""
    seen = Posting.objects.filter(fund__in=funds_within(viewer)).values("entry")
    found = _told(
        Entry.objects.filter(pk=pk, pk__in=seen).select_related("book", "reverses")
    ).first()
    if found is None:
        raise NoSuchPaper("没有这张凭证，或它不在您的辖区和岗位范围内")
    return found


def appropriations_within(viewer: Viewer) -> QuerySet[Appropriation]:
    """The papers of funds a viewer may see, newest first."""
    rows = Appropriation.objects.filter(fund__in=funds_within(viewer))
    return rows.select_related("fund__book", "from_fund").order_by("-pk")


def appropriation_for(pk: int, viewer: Viewer) -> Appropriation:
    """A paper the viewer may see. Raises NoSuchPaper."""
    found = appropriations_within(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchPaper("没有这笔拨款，或它不在您的辖区和岗位范围内，请从资金页面进入")
    return found


def books_within(viewer: Viewer) -> QuerySet[Book]:
    """The books of counties a viewer reads."""
    if not viewer.roles & set(READERS):
        return Book.objects.none()
    return visible(Book.objects.all(), viewer).order_by("division_code")


def shares_within(viewer: Viewer) -> QuerySet[Share]:
    """The cost shares of the viewer's counties."""
    return Share.objects.filter(book__in=books_within(viewer)).select_related("book")


def closings_within(viewer: Viewer) -> QuerySet[Closing]:
    """The closed and asked months of the viewer's counties, newest first."""
    return Closing.objects.filter(book__in=books_within(viewer)).select_related("book")


def uses_of(fund: Fund) -> list[tuple[str, str, Fen]]:
    """What a fund was spent on: month, use, amount in fen, newest month first. One query."""
    rows = Posting.objects.filter(fund=fund, side=Side.SPENT).order_by("-entry__period", "purpose")
    sums = rows.values_list("entry__period", "purpose").annotate(Sum("amount"))
    return [(period, purpose, int(amount)) for period, purpose, amount in sums]


def sums_of(funds: QuerySet[Fund]) -> list[FundSum]:
    """Funds with what each account of theirs comes to, in fen. Two queries."""
    return [fund_of_holdings(fund) for fund in funds.prefetch_related("holdings")]


def fund_of_holdings(fund: Fund) -> FundSum:
    """A fund's accounts from what it holds."""
    held = list(fund.holdings.all())
    sums = {side: sum(getattr(row, side) for row in held) for side in Side.values}
    return FundSum(fund, -sums["received"], *(sums[side] for side in Side.values[1:]))


def waiting_papers(viewer: Viewer) -> QuerySet[Appropriation]:
    """Papers that wait for a second person, oldest first."""
    return appropriations_within(viewer).filter(state=Appropriation.State.ENTERED).order_by("pk")


def uses_of_paper(paper: Appropriation) -> list[tuple[str, str, str, str, Fen]]:
    """What a paper's money was spent on: month, fund, use, cause, fen; newest first. One query."""
    rows = Posting.objects.filter(source=paper, side=Side.SPENT)
    names = ("entry__period", "fund__name", "purpose", "entry__cause_ref")
    sums = rows.order_by("-entry__period", *names[1:]).values_list(*names).annotate(Sum("amount"))
    return [
        (month, fund, use, cause, int(amount)) for month, fund, use, cause, amount in sums[:SHOWN]
    ]


def postings_about(ref: str) -> list[Posting]:
    """What came to a fund's available money from one thing ("line:812"), oldest first."""
    rows = Posting.objects.filter(ref=ref, side=Side.AVAILABLE).select_related("entry")
    return list(rows.order_by("pk"))


def repaid_of(ref: str) -> Fen:
    """What has come back of money spent on one thing ("line:812"), in fen. One query."""
    rows = Posting.objects.filter(ref=ref, side=Side.SPENT, amount__lt=0)
    return -int(rows.aggregate(all=Sum("amount", default=0))["all"])


def bearers_of(cause_ref: str) -> list[Bearer]:
    """The funds that set money aside for a cause, with what they have available now. One query."""
    first = Entry.objects.filter(cause_ref=cause_ref).order_by("pk").values("pk")[:1]
    rows = Fund.objects.filter(
        postings__entry__in=first, postings__side=Side.COMMITTED, postings__amount__gt=0
    )
    held = Holding.objects.filter(fund_id=OuterRef("pk")).order_by().values("fund_id")
    left = Subquery(held.annotate(all=Sum("available")).values("all"))
    told = rows.annotate(borne=Sum("postings__amount"), left=left)
    return [Bearer(fund, fund.borne, fund.left) for fund in told]


def named(parts: Iterable[Part]) -> dict[tuple[int, int], Holding]:
    """Parts with their funds and papers, by (fund, paper). One query."""
    held = list(parts)
    rows = Holding.objects.filter(
        fund__in={part.fund_id for part in held}, source__in={part.source_id for part in held}
    )
    return {(r.fund_id, r.source_id): r for r in rows.select_related("fund", "source")}


def holdings_of(fund: Fund) -> list[Holding]:
    """What a fund has of each source paper, oldest first. One query."""
    return list(Holding.objects.filter(fund=fund).select_related("source"))


def where_it_went(paper: Appropriation) -> list[Holding]:
    """Where a paper's money is now, fund by fund; the sums close to the fen. One query."""
    return list(Holding.objects.filter(source=paper).select_related("fund").order_by("fund_id"))


def _told(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    postings = Posting.objects.select_related("fund", "source").order_by("pk")
    return rows.prefetch_related(Prefetch("postings", postings))
