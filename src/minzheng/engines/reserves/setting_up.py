"""A town's reserve is set up by the district, with the limits of its document; they may change."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.api import Fund, LedgerRefused, NewFund, open_fund
from minzheng.engines.reserves.errors import ReserveRefused
from minzheng.engines.reserves.models import Reserve, Terms
from minzheng.engines.reserves.posts import SETTERS
from minzheng.engines.reserves.procedure import urgent_matter
from minzheng.kernel.divisions import level, normalise
from minzheng.kernel.money import Fen
from minzheng.registers.divisions.api import UnknownDivision, get_division

RESERVE = "reserve"  # the ledger's kind of fund


@dataclass(frozen=True)
class NewTerms:
    """The limits of a reserve, in fen, and the document that sets them."""

    ceiling: Fen
    refill_line: Fen
    cap: Fen
    document: str


@transaction.atomic
def set_up(division: str, given: NewTerms, *, by: Viewer, on: date) -> Reserve:
    """Set up a town's reserve and its fund; there is no money in it yet.

    Raises ReserveRefused (no town, one there already, limits that contradict), NotAllowed.
    """
    code = normalise(division)
    require(by, SETTERS, code)
    _refuse(given)
    if level(code) != "town":
        raise ReserveRefused("备用金设在乡镇（街道），请选乡镇（街道）")
    if Reserve.objects.filter(division_code=code).exists():
        raise ReserveRefused("这个乡镇（街道）已经设立备用金，限额有变请办“修改限额”")
    name = f"{_named(code)}临时救助备用金"
    reserve = Reserve.objects.create(
        division_code=code, name=name, fund=_fund(code, name, given, by=by, on=on), opened_on=on,
        opened_by=by.doer.name,
    )  # fmt: skip
    _add(reserve, given, by=by, on=on)
    audit.record(by.doer, "set_up_reserve", reserve.ref, division=code, detail=_detail(given))
    return reserve


@transaction.atomic
def change_terms(reserve: Reserve, given: NewTerms, *, by: Viewer, on: date) -> Terms:
    """Other limits from today; the former stay on file. Raises ReserveRefused, NotAllowed."""
    require(by, SETTERS, reserve.division_code)
    _refuse(given)
    terms = _add(reserve, given, by=by, on=on)
    place = reserve.division_code
    audit.record(by.doer, "change_reserve", reserve.ref, division=place, detail=_detail(given))
    return terms


def terms_on(reserve: Reserve, on: date) -> Terms:
    """The limits that hold on a day. One query. Raises ReserveRefused before there were any."""
    found = reserve.terms.filter(since__lte=on).first()
    if found is None:
        raise ReserveRefused(f"“{reserve.name}”在 {on} 还没有限额，请区民政局先登记")
    return found


def _add(reserve: Reserve, given: NewTerms, *, by: Viewer, on: date) -> Terms:
    return Terms.objects.create(
        reserve=reserve, since=on, ceiling=given.ceiling, refill_line=given.refill_line,
        cap=given.cap, document=given.document.strip(), by=by.doer.name,
    )  # fmt: skip


def _fund(code: str, name: str, given: NewTerms, *, by: Viewer, on: date) -> Fund:
    uses, document = (urgent_matter().key,), given.document.strip()
    new = NewFund(f"BYJ-{code[:9]}", name, RESERVE, code, uses, document, restricted=True)
    try:
        return open_fund(new, by=by.doer, on=on)
    except LedgerRefused as refusal:
        raise ReserveRefused(str(refusal)) from refusal


def _named(code: str) -> str:
    try:
        return get_division(code).name
    except UnknownDivision as gone:
        raise ReserveRefused("区划表里没有这个乡镇（街道），请重新选择") from gone


def _detail(given: NewTerms) -> dict[str, Fen]:
    return {"ceiling": given.ceiling, "refill_line": given.refill_line, "cap": given.cap}


def _refuse(given: NewTerms) -> None:
    if not given.document.strip():
        raise ReserveRefused("请写规定限额的文件文号")
    if not 0 < given.cap <= given.ceiling:
        raise ReserveRefused("单次上限应大于 0，不超过备用金限额，请核对")
    if not 0 <= given.refill_line < given.ceiling:
        raise ReserveRefused("补足线应低于备用金限额，请核对")
