"""What a house owes for orders and for what it took on: each with its day and its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.needs.models import Order, OrderState, Pledge, PledgeState
from minzheng.engines.needs.posts import own_orders, own_pledges
from minzheng.registers.facilities.api import Facility
from minzheng.registers.organisations.api import Organisation

ANSWER, BEGIN, DELIVER = "order-answer", "order-begin", "pledge-deliver"

ASKED = "镇街派来一单，请答复接还是不接；到期没有答复会转给下一家"
TAKEN = "已接单，还没有一次服务记录；做过的请登记"


@dataclass(frozen=True)
class Owed:
    """Something to do by a day; `facility` is whose it is, `subject` the order or the pledge."""

    kind: str
    title: str
    why: str
    due_on: date
    facility: Facility | Organisation
    subject: int

    def days_left(self, on: date) -> int:
        """Days from `on` to the due day; less than nought when it is past."""
        return (self.due_on - on).days


def owed_by(viewer: Viewer) -> list[Owed]:
    """What the viewer's house has to do for needs, the most pressing first. Two queries."""
    waiting = own_orders(viewer).filter(state__in=(OrderState.SENT, OrderState.ACCEPTED))
    orders = waiting.exclude(state=OrderState.ACCEPTED, visits__isnull=False)
    pledges = own_pledges(viewer).filter(state=PledgeState.AGREED)
    found = [*_of_orders(orders), *(_of_pledge(each) for each in pledges)]
    return sorted(found, key=lambda owed: (owed.due_on, owed.subject))


def _of_orders(orders: Iterable[Order]) -> Iterator[Owed]:
    for order in orders:
        house = order.supply.facility or order.supply.organisation
        sent, name = order.state == OrderState.SENT, order.need.item_name
        told = (ANSWER, f"答复派单“{name}”", ASKED) if sent else (BEGIN, f"做第一次“{name}”", TAKEN)
        if house is not None:
            yield Owed(*told, order.due_on, house, order.pk)


def _of_pledge(pledge: Pledge) -> Owed:
    why = "镇街已同意你们认领，送到后请报送达并交凭证；到期没有送达会回到等待认领"
    title = f"送达“{pledge.offering.item_name}”"
    return Owed(DELIVER, title, why, pledge.until, pledge.organisation, pledge.pk)
