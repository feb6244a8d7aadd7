"""Cost shares: entered, approved, in force on a day; and by which funds a sum is borne."""

from datetime import date

from django.db import transaction
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Sum

from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.books import county_of, keeps_books, make_book
from minzheng.engines.ledger.coded import DISTRICT
from minzheng.engines.ledger.errors import FundShort, LedgerRefused, SamePerson
from minzheng.engines.ledger.funds import require_use
from minzheng.engines.ledger.models import Book, Fund, Holding, Share, ShareRow
from minzheng.engines.ledger.models.share import WHOLE
from minzheng.engines.ledger.spending import oldest_first, require_enough
from minzheng.engines.ledger.splitting import Part, by_weights
from minzheng.engines.ledger.values import Bearer, Draw, NewShare, Preview
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month

State = Share.State


@transaction.atomic
def enter_share(new: NewShare, *, by: Doer, on: date) -> Share:
    """Enter what a document says; it holds once a second person has approved it.

    Raises LedgerRefused (sum, document, a fund of another county), PurposeRefused.
    """
    book = make_book(new.division)
    _refuse(new, book)
    share = Share.objects.create(
        book=book,
        matter=new.matter,
        since=new.since,
        document=new.document.strip(),
        status=new.status,
        entered_on=on,
        entered_key=by.key,
        entered_by=by.name,
    )
    ShareRow.objects.bulk_create(
        ShareRow(share=share, fund_id=fund, weight=weight) for fund, weight in new.weights
    )
    detail = {"matter": new.matter, "since": new.since.isoformat(), "document": share.document}
    audit.record(by, "enter_share", share.ref, division=book.division_code, detail=detail)
    return share


@transaction.atomic
def approve_share(share: Share, *, by: Doer, on: date) -> Share:
    """From its day on runs are shared so. Raises SamePerson, LedgerRefused."""
    return _answer(share, State.APPROVED, by=by, on=on)


@transaction.atomic
def refuse_share(share: Share, *, by: Doer, on: date) -> Share:
    """Not so. Raises SamePerson, LedgerRefused."""
    return _answer(share, State.REFUSED, by=by, on=on)


def share_on(book: Book, matter: str, on: date) -> Share | None:
    """The shares in force; None: all from the county's own funds (the unconfirmed default)."""
    rows = book.shares.filter(matter=matter, state=State.APPROVED, since__lte=on)
    return with_rows(rows).order_by("-since", "-pk").first()


def with_rows(rows: QuerySet[Share]) -> QuerySet[Share]:
    """Share tables with their funds, in one query more."""
    return rows.prefetch_related(Prefetch("rows", ShareRow.objects.select_related("fund")))


def drawing(draw: Draw, on: date) -> list[Part]:
    """Which funds and papers would bear a matter's total on a day, to the fen.

    Raises FundShort, PurposeRefused, LedgerRefused when there is no fund for it.
    """
    parts: list[Part] = []
    for each in bearing(draw, on):
        if each.amount:
            require_use(each.fund, draw.matter, on)
            parts += oldest_first(each.fund, each.amount)
    return parts


def bearing(draw: Draw, on: date) -> list[Bearer]:
    """Each fund with what it must bear, by largest remainder. Raises FundShort without a fund."""
    newest = Share.objects.filter(
        book__division_code=county_of(draw.division), matter=draw.matter, state=State.APPROVED,
        since__lte=on,
    ).order_by("-since", "-pk")  # fmt: skip
    rows = list(
        ShareRow.objects.filter(share__in=newest.values("pk")[:1])
        .select_related("fund__book")
        .annotate(left=_left("fund_id"))
    )
    if not rows:
        return [_own_fund(draw, on)]
    amounts = by_weights(draw.total, [row.weight for row in rows])
    return [Bearer(r.fund, a, r.left or 0) for r, a in zip(rows, amounts, strict=True)]


def preview(draw: Draw, month: Month, on: date) -> Preview:
    """What a run of a month would draw on, and why it could not. At most three queries."""
    try:
        bearers = bearing(draw, on)
    except FundShort as refusal:
        return Preview(keeps_books(draw.division, month), (), str(refusal))
    first = bearers[0].fund.book.first_month
    kept = bool(first) and first <= str(month)
    return Preview(kept, tuple(bearers), _why_not(draw, bearers, on) if kept else "")


def _why_not(draw: Draw, bearers: list[Bearer], on: date) -> str:
    try:
        for each in bearers:
            if each.amount:
                require_use(each.fund, draw.matter, on)
                require_enough(each.fund, each.amount, each.left)
    except LedgerRefused as refusal:
        return str(refusal)
    return ""


def _own_fund(draw: Draw, on: date) -> Bearer:
    """The default: the county's own money, the fund opened first that may be used for it."""
    county = county_of(draw.division)
    funds = Fund.objects.filter(
        book__division_code=county, kind=DISTRICT, opened_on__lte=on, closed_on=None
    )
    told = funds.select_related("book").annotate(left=_left("pk"))
    found = next((fund for fund in told if fund.allows(draw.matter)), None)
    if found is None:
        raise FundShort(
            f"没有登记“{draw.matter}”的分担比例，也没有可用于它的区级资金。"
            "请财务在“资金账”里设立资金并登记拨款，或登记分担比例"
        )
    return Bearer(found, draw.total, found.left or 0)


def _left(fund: str) -> Subquery:
    """A fund's available money, beside its row."""
    held = Holding.objects.filter(fund_id=OuterRef(fund)).order_by().values("fund_id")
    return Subquery(held.annotate(all=Sum("available")).values("all"))


def _refuse(new: NewShare, book: Book) -> None:
    funds = Fund.objects.filter(book=book).in_bulk([fund for fund, _ in new.weights])
    if sum(weight for _, weight in new.weights) != WHOLE or any(w <= 0 for _, w in new.weights):
        raise LedgerRefused("各笔资金的比例加起来应正好是 100%，请核对文件")
    if len(funds) != len(new.weights):
        raise LedgerRefused("有资金重复，或不属于这个区县，请重新选择")
    if not new.document.strip() or new.status not in Share.Status.values:
        raise LedgerRefused("请填写文件和核实情况")
    for fund in funds.values():
        require_use(fund, new.matter, new.since)


def _answer(share: Share, state: str, *, by: Doer, on: date) -> Share:
    row = Share.objects.select_related("book").get(pk=share.pk)
    if by.kind != "officer" or by.key == row.entered_key:
        raise SamePerson("登记和复核须由两位不同的人员办理，请由另一位有复核权限的人员办理")
    waiting = Share.objects.filter(pk=row.pk, state=State.ENTERED)
    if not waiting.update(state=state, approved_on=on, approved_by=by.name):
        raise LedgerRefused("这份分担比例已经处理过，请刷新页面查看")
    verb = "approve_share" if state == State.APPROVED else "refuse_share"
    audit.record(by, verb, row.ref, division=row.book.division_code)
    row.refresh_from_db()
    return row
