"""Funds: opened, closed, found by those who may see them."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.db.models import QuerySet, Sum

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.books import make_book
from minzheng.engines.ledger.coded import EVERYTHING, KINDS, LOTTERY, READERS
from minzheng.engines.ledger.errors import LedgerRefused, NoSuchFund, PurposeRefused
from minzheng.engines.ledger.models import Fund, Holding
from minzheng.engines.ledger.values import NewFund
from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import yuan_text

LOTTERY_RULES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "lottery.yaml").read_text("utf-8")
)


@transaction.atomic
def open_fund(new: NewFund, *, by: Doer, on: date) -> Fund:
    """Open a fund; the same code again gives the one there is, if it is the same fund.

    Raises LedgerRefused, and PurposeRefused for uses that the law does not allow of its kind.
    """
    _refuse(new, on)
    book = make_book(new.division)
    former = Fund.objects.filter(book=book, code=new.code.strip()).first()
    if former is not None:
        return _same(former, new)
    fund = Fund.objects.create(
        book=book,
        code=new.code.strip(),
        name=new.name.strip(),
        kind=new.kind,
        division_code=normalise(new.division),
        uses=sorted(set(new.uses)),
        restricted=new.restricted,
        document=new.document.strip(),
        opened_on=on,
        opened_by=by.name,
    )
    detail = {"code": fund.code, "kind": fund.kind, "uses": "、".join(fund.uses)}
    audit.record(by, "open_fund", fund.ref, division=fund.division_code, detail=detail)
    return fund


@transaction.atomic
def close_fund(fund: Fund, *, by: Doer, on: date) -> Fund:
    """No money goes in or out any more. Raises LedgerRefused while it holds any."""
    row = Fund.objects.select_for_update().get(pk=fund.pk)
    held = Holding.objects.filter(fund=row).aggregate(
        left=Sum("available", default=0) + Sum("committed", default=0) + Sum("transit", default=0)
    )["left"]
    if held:
        raise LedgerRefused(
            f"“{row.name}”还有 {yuan_text(held)} 没有用完，不能停用；请先用完或下拨"
        )
    row.closed_on = on
    row.save(update_fields=["closed_on"])
    audit.record(by, "close_fund", row.ref, division=row.division_code)
    return row


def funds_within(viewer: Viewer) -> QuerySet[Fund]:
    """The funds a viewer may see: of the posts that read money, within her area."""
    if not viewer.roles & set(READERS):
        return Fund.objects.none()
    return visible(Fund.objects.all(), viewer)


def fund_for(pk: int, viewer: Viewer) -> Fund:
    """A fund the viewer may see. Raises NoSuchFund."""
    found = funds_within(viewer).select_related("book").filter(pk=pk).first()
    if found is None:
        raise NoSuchFund("没有这笔资金，或它不在您的辖区和岗位范围内，请从资金列表进入")
    return found


def require_use(fund: Fund, purpose: str, on: date) -> None:
    """Raises PurposeRefused where the fund is not for this, LedgerRefused when it is closed."""
    if fund.closed_on is not None and fund.closed_on <= on:
        raise LedgerRefused(f"“{fund.name}”已于 {fund.closed_on} 停用，请换一笔资金")
    if not fund.allows(purpose):
        raise PurposeRefused(
            f"“{fund.name}”只能用于{fund.uses_words}，不能用于“{purpose}”，请换一笔资金"
        )


def lottery_rule(on: date) -> dict[str, Any]:
    """What lottery money may be used for on a day, with its source and status."""
    told = [rule for rule in LOTTERY_RULES if rule["since"] <= on]
    if not told:
        raise PurposeRefused(f"{on} 没有公益金使用范围的规定，请先补充资料")
    return dict(told[-1])


def _refuse(new: NewFund, on: date) -> None:
    if new.kind not in KINDS:
        raise LedgerRefused(f"资金种类应为{'、'.join(KINDS.values())}之一")
    if not new.code.strip() or not new.name.strip():
        raise LedgerRefused("请填写资金的代码和名称")
    if not new.uses:
        raise LedgerRefused("请写明资金可以用在哪里")
    if new.restricted and EVERYTHING in new.uses:
        raise PurposeRefused("限定用途的资金须列明可以用于哪些事项，不能写“全部”")
    if new.kind == LOTTERY:
        _refuse_lottery(new, on)


def _refuse_lottery(new: NewFund, on: date) -> None:
    rule = lottery_rule(on)
    wrong = [use for use in new.uses if use.partition("/")[0] not in rule["allowed"]]
    if wrong:
        raise PurposeRefused(
            f"福利彩票公益金不能用于“{'、'.join(wrong)}”（{rule['basis']}），请只列社会福利的用途"
        )


def _same(former: Fund, new: NewFund) -> Fund:
    place = normalise(new.division)
    if (former.name, former.kind, former.division_code) == (new.name.strip(), new.kind, place):
        return former
    raise LedgerRefused(f"代码“{former.code}”已是“{former.name}”，请换一个代码")
