"""Somebody needs a device: asked of a rental point, withdrawn, or not to be had."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.notices.api import Recipient, send_message
from minzheng.engines.rentals.coded import AskState
from minzheng.engines.rentals.errors import NoSuchRental, RentalRefused
from minzheng.engines.rentals.models import Ask, Item, Product
from minzheng.engines.rentals.posts import NO_ASK, asks_for, own_ask, require_to_ask
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person

LINK = "rentals"


@dataclass(frozen=True)
class NewAsk:
    """Who needs which kind of device from which point for how many days."""

    person: Person
    product: Product
    facility: Facility
    days: int


@transaction.atomic
def ask(new: NewAsk, *, by: Viewer, on: date) -> Ask:
    """Ask a rental point for a device; the point is told. Raises RentalRefused."""
    product, house = new.product, new.facility
    require_to_ask(by, new.person, house.pk, on)
    require_terms(product, new.person, new.days)
    if not Item.objects.filter(product=product, facility=house).exists():
        raise RentalRefused(f"{house.name}没有{product.name}。请选一个有这种辅具的租赁点")
    waiting = Ask.objects.filter(product=product, person=new.person, state=AskState.WAITING)
    if (before := waiting.first()) is not None:
        raise RentalRefused(f"{before.asked_on} 已经申请过{product.name}，租赁点正在办，不用再申请")
    row = Ask.objects.create(
        product=product, facility=house, division_code=house.division_code, person=new.person,
        days=new.days, asked_on=on, asked_by=by.doer.name,
    )  # fmt: skip
    _tell(by, "ask_rental", row)
    text = f"有人申请租用{product.name}，请联系并办理租出"
    send_message(Recipient("organisation", house.credit_code), text, link=LINK, on=on)
    return row


@transaction.atomic
def withdraw(by: Viewer, pk: int, *, on: date) -> Ask:
    """The citizen needs it no more. Raises NoSuchRental, RentalRefused."""
    if not asks_for(by, on).filter(pk=pk).exists():
        raise NoSuchRental(NO_ASK)
    row = _end(pk, AskState.WITHDRAWN, "", on)
    _tell(by, "withdraw_rental", row)
    return row


@transaction.atomic
def decline(by: Viewer, pk: int, why: str, *, on: date) -> Ask:
    """The point cannot serve it; who asked is told why. Raises NoSuchRental, RentalRefused."""
    own_ask(by, pk, on)
    if not why.strip():
        raise RentalRefused("请写明为什么办不成，申请的人会看到")
    row = _end(pk, AskState.DECLINED, why.strip()[:200], on)
    _tell(by, "decline_rental", row)
    text = f"您申请的{row.product.name}没有办成：{row.reason}"
    send_message(Recipient("person", str(row.person_id)), text, link=LINK, on=on)
    return row


def require_terms(product: Product, person: Person, days: int) -> None:
    """Raises RentalRefused for the dead, for what is not rented, for too long."""
    if person.died_on is not None:
        raise RentalRefused(f"登记簿上{person.name}已于 {person.died_on} 去世，不能办理租用")
    if product.ended_on is not None:
        raise RentalRefused(f"{product.name}已停租，请选别的")
    if not 1 <= days <= product.max_days:
        raise RentalRefused(
            f"{product.name}一次可租 1 到 {product.max_days} 天，您填的是 {days} 天"
        )


def _end(pk: int, state: AskState, reason: str, on: date) -> Ask:
    row = Ask.objects.select_for_update(of=("self",)).select_related("product").get(pk=pk)
    if row.state != AskState.WAITING:
        raise RentalRefused(f"这份申请已经是“{row.get_state_display()}”，不能再办。请刷新页面")
    row.state, row.reason, row.ended_on = state, reason, on
    row.save(update_fields=["state", "reason", "ended_on"])
    return row


def _tell(by: Viewer, verb: str, row: Ask) -> None:
    detail = {"product": row.product_id, "person": row.person_id, "facility": row.facility_id}
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=detail)
