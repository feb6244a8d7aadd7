"""A device handed out, kept longer, taken back, or lost; the money to the fen."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of
from minzheng.engines.rentals.asking import require_terms
from minzheng.engines.rentals.coded import AskState, Condition, Ended, Where
from minzheng.engines.rentals.errors import NoSuchRental, RentalRefused
from minzheng.engines.rentals.models import Ask, Item, Rental
from minzheng.engines.rentals.posts import NO_RENTAL, own_items, own_rental, rentals_for
from minzheng.engines.rentals.reckoning import Bill, Terms, bill_of, require_damage
from minzheng.engines.rentals.sharing import share_of
from minzheng.engines.rentals.stocking import Done, move, plain, require_state
from minzheng.kernel.money import yuan
from minzheng.registers.facilities.api import Facility
from minzheng.registers.papers import Paper, PaperLost, PaperRefused, keep_sealed, read_kept
from minzheng.registers.people.api import Person

FOLDER, MOST_WORDS = "rental-photos", 200


@dataclass(frozen=True)
class HandOut:
    """A device to somebody: its serial, for whom or on which request, how it looked."""

    serial: str
    days: int
    condition: str
    person: Person | None = None
    ask: int = 0
    photo: Paper | None = None


@dataclass(frozen=True)
class Return:
    """How a device came back: damages and what was collected besides the deposit, in fen."""

    condition: str
    damage: int = 0
    collected: int = 0
    words: str = ""


@transaction.atomic
def hand_out(viewer: Viewer, facility: int, told: HandOut, *, on: date) -> Rental:
    """Hand a device of the point's stock out, against its deposit.

    Raises NotItsOwn; RentalRefused for a device that is not in stock here (out, in disinfection,
    in repair, lost, elsewhere), for the dead, for too long, without its condition.
    """
    house = facility_of(viewer, facility, on)
    item = _in_stock(house, told.serial)
    asked = _asked(house, told.ask)
    person = asked.person if asked is not None else told.person
    if person is None:
        raise RentalRefused("请先找到租用的人：输入身份证号，或者从申请里办理")
    if asked is not None and asked.product_id != item.product_id:
        raise RentalRefused(f"申请的是{asked.product.name}，这件是{item.product.name}。请换一件")
    require_terms(item.product, person, told.days)
    if not told.condition.strip():
        raise RentalRefused("请写明租出时的状况，归还时要对照")
    row = _rental(item, person, told, on)
    row.ask, row.handed_by = asked, viewer.doer.name
    row.save()
    if asked is not None:
        asked.state, asked.ended_on = AskState.SERVED, on
        asked.save(update_fields=["state", "ended_on"])
    move(viewer, item, Done("hand_out_device", "租出", Where.RENTED, f"应还 {row.due_on}"), on=on)
    return row


@transaction.atomic
def extend(by: Viewer, pk: int, days: int, *, on: date) -> Rental:
    """Keep it longer, by the point or by who has it; never beyond the longest time of its kind.

    Raises NoSuchRental, RentalRefused.
    """
    row = _running(by, pk, on)
    whole = (row.due_on - row.handed_on).days + days
    if days < 1 or whole > row.item.product.max_days:
        most = max(row.item.product.max_days - (row.due_on - row.handed_on).days, 0)
        raise RentalRefused(f"最长可租 {row.item.product.max_days} 天，还能续 {most} 天")
    if row.due_on < on:
        raise RentalRefused(f"应还日 {row.due_on} 已过，不能续租。请先归还，需要的再租")
    row.due_on, row.extended = row.due_on + timedelta(days=days), row.extended + 1
    row.save(update_fields=["due_on", "extended"])
    _tell(by, "extend_rental", row, {"days": days, "due_on": f"{row.due_on}"})
    return row


@transaction.atomic
def take_back(viewer: Viewer, pk: int, told: Return, *, on: date) -> Rental:
    """It came back: the bill is closed, the device goes to disinfection.

    Raises NoSuchRental; RentalRefused when it came back before, for damages that cannot be, and
    where what is due beyond the deposit was not collected.
    """
    row = _out(viewer, pk, on)
    if told.condition not in Condition.values:
        raise RentalRefused("请选择归还时的状况")
    if told.damage and not told.words.strip():
        raise RentalRefused("要赔偿的，请写明哪里坏了、怎样定的价")
    row.condition_in = told.condition
    _close(viewer, row, told, Ended.RETURNED, on)
    row.item.broken = told.condition == Condition.DAMAGED
    words = row.get_condition_in_display()
    move(viewer, row.item, Done("take_back_device", "归还", Where.DISINFECTING, words), on=on)
    return row


@transaction.atomic
def lose(viewer: Viewer, pk: int, told: Return, *, on: date) -> Rental:
    """It will not come back: closed with compensation up to its price. Raises as take_back()."""
    row = _out(viewer, pk, on)
    if not told.words.strip():
        raise RentalRefused("请写明怎样遗失的")
    _close(viewer, row, told, Ended.LOST, on)
    done = Done("lose_device", "遗失", Where.LOST, told.words.strip()[:MOST_WORDS])
    move(viewer, row.item, done, on=on)
    return row


def bill_today(row: Rental, on: date, damage: int = 0) -> Bill:
    """What a running rental would come to if it ended on a day."""
    terms = Terms(row.deposit, row.rent_day, row.rent_month, row.share, row.cap)
    return bill_of(terms, days=(on - row.handed_on).days, damage=damage)


def find_item(viewer: Viewer, serial: str, *, on: date) -> Item:
    """The device of a serial, at whichever of the house's points. Raises RentalRefused."""
    found = own_items(viewer, on).filter(serial=plain(serial)).first()
    if found is None:
        raise RentalRefused(f"您的租赁点没有序列号为“{plain(serial)}”的辅具。请核对铭牌，或先入库")
    return found


@transaction.atomic
def open_photo(viewer: Viewer, pk: int, *, on: date) -> tuple[bytes, str]:
    """How it looked when it went out; looking is in the trail. Raises NoSuchRental."""
    row = own_rental(viewer, pk, on)
    if not row.photo:
        raise NoSuchRental("这次租出时没有拍照")
    try:
        content = read_kept(row.photo, row.photo_digest)
    except PaperLost as lost:
        raise NoSuchRental(str(lost)) from lost
    _tell(viewer, "open_rental_photo", row, {})
    return content


def _rental(item: Item, person: Person, told: HandOut, on: date) -> Rental:
    kind, house = item.product, item.facility
    share = share_of(person, house.division_code, on)
    row = Rental(
        item=item, facility=house, division_code=house.division_code, person=person, handed_on=on,
        due_on=on + timedelta(days=told.days), deposit=kind.deposit, rent_day=kind.rent_day,
        rent_month=kind.rent_month, share=share.part, cap=share.cap, asks=share.asks,
        condition_out=told.condition.strip()[:MOST_WORDS],
    )  # fmt: skip
    if told.photo is not None:
        try:
            kept = keep_sealed(FOLDER, told.photo)
        except PaperRefused as refusal:
            raise RentalRefused(str(refusal)) from refusal
        row.photo, row.photo_digest = kept.path, kept.digest
    return row


def _close(viewer: Viewer, row: Rental, told: Return, ended: Ended, on: date) -> None:
    require_damage(told.damage, row.item.product.price)
    bill = bill_today(row, on, told.damage)
    if told.collected != bill.collected:
        raise RentalRefused(_short(row, bill))
    for name, value in vars(bill).items():
        setattr(row, name, value)
    row.ended, row.ended_on, row.ended_by = ended, on, viewer.doer.name
    row.words = told.words.strip()[:MOST_WORDS]
    row.save()
    detail = {"rent": bill.rent, "subsidy": bill.subsidy, "refund": bill.refund}
    _tell(viewer, "close_rental", row, {**detail, "damage": bill.damage, "ended": str(ended)})


def _short(row: Rental, bill: Bill) -> str:
    told = f"押金 {yuan(row.deposit)} 元，个人租金 {yuan(bill.own)} 元，赔偿 {yuan(bill.damage)} 元"
    if bill.collected:
        return f"{told}：押金不够，还要补收 {yuan(bill.collected)} 元。收齐以后填在“当场补收”里"
    return f"{told}：押金够付，不用补收，“当场补收”请填 0"


def _in_stock(house: Facility, serial: str) -> Item:
    item = _named(house, serial)
    row = Item.objects.select_for_update(of=("self",)).select_related("product", "facility")
    locked = row.get(pk=item.pk)
    require_state(locked, Where.STOCK)
    return locked


def _named(house: Facility, serial: str) -> Item:
    rows = Item.objects.select_related("product", "facility")
    found = rows.filter(facility=house, serial=plain(serial)).first()
    if found is None:
        raise RentalRefused(
            f"{house.name}没有序列号为“{plain(serial)}”的辅具。请核对铭牌，或先入库"
        )
    return found


def _asked(house: Facility, pk: int) -> Ask | None:
    if not pk:
        return None
    rows = Ask.objects.select_for_update(of=("self",)).select_related("product", "person")
    found = rows.filter(pk=pk, facility=house).first()
    if found is None:
        raise RentalRefused("没有这份租用申请，请从“辅具租赁”重新进入")
    if found.state != AskState.WAITING:
        raise RentalRefused(f"这份申请已经是“{found.get_state_display()}”，请刷新页面")
    return found


def _out(viewer: Viewer, pk: int, on: date) -> Rental:
    own_rental(viewer, pk, on)
    return _unended(pk)


def _running(by: Viewer, pk: int, on: date) -> Rental:
    if by.house is not None:
        own_rental(by, pk, on)
    elif not rentals_for(by, on).filter(pk=pk).exists():
        raise NoSuchRental(NO_RENTAL)
    return _unended(pk)


def _unended(pk: int) -> Rental:
    rows = Rental.objects.select_for_update(of=("self",))
    row = rows.select_related("item__product", "facility", "person").get(pk=pk)
    if row.ended:
        raise RentalRefused(
            f"这次租用已于 {row.ended_on} 由{row.ended_by}办了“{row.get_ended_display()}”，不能再办"
        )
    return row


def _tell(by: Viewer, verb: str, row: Rental, detail: dict[str, object]) -> None:
    told = {"item": row.item_id, "person": row.person_id, **detail}
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=told)
