"""What long-term-care insurance paid, from its list: the same yuan is never paid twice.

Lines are matched with uses by person, day and item. A use not yet settled is reckoned anew; of a
settled one the house owes back what was too much.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, may_see_person
from minzheng.engines.audit import api as audit
from minzheng.engines.vouchers.coded import IMPORTERS
from minzheng.engines.vouchers.errors import VoucherRefused
from minzheng.engines.vouchers.models import InsuranceLine, Owed, Use
from minzheng.engines.vouchers.reckoning import Bill, reckon
from minzheng.kernel.money import MoneyError, parse_money
from minzheng.registers.people.api import Person, find_by_id_number
from minzheng.registers.spreadsheets import Unreadable, lines_of

HEADINGS = ("身份证号", "日期", "项目", "长护险支付（元）")
MOST_ROWS = 5_000


@dataclass(frozen=True)
class Fault:
    """A row that was not taken: its number in the file, what is wrong, what to do."""

    row: int
    words: str


@dataclass(frozen=True)
class Taken:
    """What became of a list: lines taken, there before, uses reckoned anew, fen owed back."""

    taken: int
    before: int
    lowered: int
    owed: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class _Line:
    person: Person
    day: date
    item: str
    amount: int


@transaction.atomic
def take_list(by: Viewer, name: str, content: bytes, *, on: date) -> Taken:
    """Take in a list (.xlsx, .csv) of what insurance paid; good rows go in, bad ones are named.

    Raises NotAllowed, VoucherRefused for a file that cannot be read. The same list again adds
    nothing.
    """
    if not by.roles & set(IMPORTERS):
        raise NotAllowed("长护险名单由区民政局经办人导入")
    faults: list[Fault] = []
    made = before = lowered = owed = 0
    for line in _lines(by, name, content, faults, on):
        row, new = InsuranceLine.objects.get_or_create(
            person=line.person, day=line.day, item=line.item,
            defaults={
                "division_code": line.person.division_code, "amount": line.amount,
                "sheet": name[:120], "taken_on": on, "taken_by": by.doer.name,
            },
        )  # fmt: skip
        if not new:
            before += 1
            continue
        made += 1
        changed, back = _match(row, on)
        lowered, owed = lowered + changed, owed + back
    detail = {"taken": made, "before": before, "faults": len(faults), "owed": owed}
    audit.record(by.doer, "take_insurance_list", f"voucherlist:{name[:60]}", detail=detail)
    return Taken(made, before, lowered, owed, tuple(faults))


def _match(line: InsuranceLine, on: date) -> tuple[int, int]:
    """The use of the same person, day and item: how many changed, fen owed back."""
    rows = Use.objects.select_for_update(of=("self",)).select_related("settlement")
    use = rows.filter(person=line.person, day=line.day, item=line.item, voided="").first()
    if use is None:
        line.words = "没有同一天、同一项的用券"
        line.save(update_fields=["words"])
        return 0, 0
    line.use = use
    paid = min(max(use.insured, line.amount), use.fee)
    share = reckon(Bill(use.fee, paid), ratio=use.ratio, left=use.left)
    too_much = use.voucher - min(use.voucher, share.voucher)
    line.words = _words(use, too_much)
    line.save(update_fields=["use", "words"])
    if too_much and use.settlement_id is not None:
        Owed.objects.create(
            use=use, facility_id=use.facility_id, amount=too_much, since=on,
            why="长护险已经付过其中一部分",
        )  # fmt: skip
        return 0, too_much
    if use.settlement_id is None:
        use.insured, use.voucher = paid, use.voucher - too_much
        use.own = use.fee - use.insured - use.voucher
        use.save(update_fields=["insured", "voucher", "own"])
    return int(too_much > 0), 0


def _words(use: Use, too_much: int) -> str:
    if not too_much:
        return "已扣过长护险，没有重复"
    yuan = f"{too_much / 100:.2f} 元"
    return f"重复 {yuan}，机构下月退" if use.settlement_id else f"重复 {yuan}，已改低这笔用券"


def _lines(by: Viewer, name: str, content: bytes, faults: list[Fault], on: date) -> Iterator[_Line]:
    try:
        rows = lines_of(name, content)
    except Unreadable as unreadable:
        raise VoucherRefused(str(unreadable)) from unreadable
    titles = [cell.strip() for cell in rows[0]] if rows else []
    lacking = [each for each in HEADINGS if each not in titles]
    if lacking:
        raise VoucherRefused(f"第一行里没有{'、'.join(lacking)}列。请照样表的表头填写")
    if len(rows) > MOST_ROWS:
        raise VoucherRefused(f"有 {len(rows)} 行，一次最多 {MOST_ROWS} 行。请分成几个文件")
    places = [titles.index(each) for each in HEADINGS]
    for number, cells in enumerate(rows[1:], 2):
        told = [cells[at].strip() if at < len(cells) else "" for at in places]
        if not any(told):
            continue
        try:
            yield _line(by, told, on)
        except VoucherRefused as refusal:
            faults.append(Fault(number, str(refusal)))


def _line(by: Viewer, told: list[str], on: date) -> _Line:
    number, day, item, amount = told
    person = find_by_id_number(number.removeprefix("'"))
    if person is None or not may_see_person(by, person):
        raise VoucherRefused("身份证号没有登记，或不在本辖区：请核对号码")
    if not item or len(item) > 40:
        raise VoucherRefused("项目要填，不超过 40 个字：请写成服务目录里的名称")
    return _Line(person, _day(day, on), item, _fen(amount))


def _day(text: str, on: date) -> date:
    try:
        day = date.fromisoformat(text.replace("/", "-")[:10])
    except ValueError:
        raise VoucherRefused(f"“{text[:20]}”不是日期：请写成 2026-10-08 的样子") from None
    if day > on:
        raise VoucherRefused(f"{day} 还没有到：请核对日期")
    return day


def _fen(text: str) -> int:
    try:
        amount = int(parse_money(text.removesuffix("元") + "元"))
    except MoneyError:
        raise VoucherRefused(f"“{text[:20]}”不是金额：请写成 35.50 的样子") from None
    if amount <= 0:
        raise VoucherRefused("金额要大于 0：没有支付的不用列")
    return amount
