"""Devices by serial: taken into stock, disinfected, repaired, found again, scrapped.

A device that came back is in disinfection until somebody wrote down when, by whom and how; only
then it is in stock. Every change is a Step and an entry of the trail.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of
from minzheng.engines.rentals.coded import METHODS, Where
from minzheng.engines.rentals.errors import RentalRefused
from minzheng.engines.rentals.models import Item, Product, Step
from minzheng.engines.rentals.posts import county_of, own_item
from minzheng.registers.facilities.api import Facility

LONGEST, MOST_WORDS = 40, 200


@dataclass(frozen=True)
class Done:
    """What is done with a device: the verb of the trail, its name, where the device is then."""

    verb: str
    what: str
    state: Where
    words: str = ""
    method: str = ""


@transaction.atomic
def add_item(viewer: Viewer, facility: int, serial: str, product: Product, *, on: date) -> Item:
    """Take a device into stock, ready to be rented. Raises NotItsOwn, RentalRefused."""
    house = facility_of(viewer, facility, on)
    return take_in(viewer, house, [(serial, product)], on=on)[0]


def take_in(
    viewer: Viewer, house: Facility, rows: Iterable[tuple[str, Product]], *, on: date
) -> list[Item]:
    """Take several into stock, all or none. Inside a transaction. Raises RentalRefused."""
    told = [(plain(serial), product) for serial, product in rows]
    _refuse_serials([serial for serial, _ in told])
    for _, product in told:
        if product.division_code != county_of(house.division_code) or product.ended_on:
            raise RentalRefused(f"“{product.name}”不在本区的辅具目录里，或已停租。请先请区里登记")
    made = []
    for serial, product in told:
        row = Item.objects.create(
            product=product, serial=serial, facility=house, division_code=house.division_code,
            bought_on=on, changed_on=on,
        )  # fmt: skip
        note(viewer, row, Done("add_device_item", "入库", Where.STOCK), on=on)
        made.append(row)
    return made


@transaction.atomic
def disinfect(viewer: Viewer, pk: int, method: str, words: str, *, on: date) -> Item:
    """Write down a disinfection; the device goes to stock, or to repair where it came back broken.

    Raises NoSuchRental, RentalRefused.
    """
    row = locked(viewer, pk, on, Where.DISINFECTING)
    if method not in METHODS:
        raise RentalRefused("请选择用什么方法消毒，没有写方法的不能再出租")
    state = Where.REPAIR if row.broken else Where.STOCK
    done = Done("disinfect_device", "消毒", state, words.strip()[:MOST_WORDS], method)
    return move(viewer, row, done, on=on)


@transaction.atomic
def send_to_repair(viewer: Viewer, pk: int, words: str, *, on: date) -> Item:
    """A device in stock is broken. Raises NoSuchRental, RentalRefused."""
    row = locked(viewer, pk, on, Where.STOCK)
    done = Done("repair_device", "送修", Where.REPAIR, _said(words, "哪里坏了"))
    return move(viewer, row, done, on=on)


@transaction.atomic
def repaired(viewer: Viewer, pk: int, words: str, *, on: date) -> Item:
    """It is mended, and is disinfected before it goes out. Raises NoSuchRental, RentalRefused."""
    row = locked(viewer, pk, on, Where.REPAIR)
    row.broken = False
    done = Done("repaired_device", "修好", Where.DISINFECTING, _said(words, "怎样修的"))
    return move(viewer, row, done, on=on)


@transaction.atomic
def find_again(viewer: Viewer, pk: int, words: str, *, on: date) -> Item:
    """A lost device turned up. Raises NoSuchRental, RentalRefused."""
    row = locked(viewer, pk, on, Where.LOST)
    done = Done("find_device", "找回", Where.DISINFECTING, _said(words, "怎样找回的"))
    return move(viewer, row, done, on=on)


@transaction.atomic
def scrap(viewer: Viewer, pk: int, words: str, *, on: date) -> Item:
    """It is of no more use. Raises NoSuchRental, RentalRefused for one that is out."""
    row = locked(viewer, pk, on, *(each for each in Where if each not in KEPT))
    done = Done("scrap_device", "报废", Where.SCRAPPED, _said(words, "为什么报废"))
    return move(viewer, row, done, on=on)


def locked(viewer: Viewer, pk: int, on: date, *states: Where) -> Item:
    """The house's device, locked, if it is in one of the states. Raises as require_state()."""
    own_item(viewer, pk, on)
    rows = Item.objects.select_for_update(of=("self",)).select_related("product", "facility")
    row = rows.get(pk=pk)
    require_state(row, *states)
    return row


def require_state(row: Item, *states: Where) -> None:
    """Raises RentalRefused with what to do instead."""
    if row.state not in states:
        raise RentalRefused(
            f"{row.serial}现在是“{row.get_state_display()}”，{REMEDIES[Where(row.state)]}"
        )


def move(viewer: Viewer, row: Item, done: Done, *, on: date) -> Item:
    """Bring a device to where it is then, and write it down."""
    row.state, row.changed_on = done.state, on
    row.save(update_fields=["state", "broken", "changed_on"])
    note(viewer, row, done, on=on)
    return row


def note(viewer: Viewer, row: Item, done: Done, *, on: date) -> None:
    """A step of the device, and the trail."""
    Step.objects.create(
        item=row, on=on, what=done.what, state=done.state, method=done.method, words=done.words,
        by=viewer.doer.name,
    )  # fmt: skip
    detail = {"serial": row.serial, "state": str(done.state), "method": done.method}
    audit.record(viewer.doer, done.verb, row.ref, division=row.division_code, detail=detail)


def plain(serial: str) -> str:
    """A serial as it is compared: without blanks, in capitals. Raises RentalRefused."""
    told = "".join(serial.replace("\x00", "").split()).upper()
    if not told or len(told) > LONGEST:
        raise RentalRefused(f"请填写序列号，最多 {LONGEST} 个字符")
    return told


def _refuse_serials(serials: list[str]) -> None:
    twice = sorted({each for each in serials if serials.count(each) > 1})
    if twice:
        raise RentalRefused(f"序列号 {'、'.join(twice[:5])} 写了两次。一件辅具一个序列号，请核对")
    known = Item.objects.filter(serial__in=serials).values_list("serial", flat=True)
    if found := sorted(known):
        raise RentalRefused(f"序列号 {'、'.join(found[:5])} 已经登记过，不能再登记。请核对铭牌")


def _said(words: str, what: str) -> str:
    told = words.strip()
    if not told:
        raise RentalRefused(f"请写明{what}")
    return told[:MOST_WORDS]


KEPT = (Where.RENTED, Where.SCRAPPED)
REMEDIES = {
    Where.STOCK: "不用办这一步",
    Where.RENTED: "先办归还",
    Where.DISINFECTING: "先登记消毒，再出租",
    Where.REPAIR: "修好、消毒以后再办",
    Where.LOST: "找回以后再办",
    Where.SCRAPPED: "不能再用",
}
