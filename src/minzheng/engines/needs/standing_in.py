"""An officer acts for a house that has no account of its own; every trail says so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from minzheng.engines.access.api import Account, House, NotAllowed, Viewer, require
from minzheng.engines.needs.errors import NoSuchNeed
from minzheng.engines.needs.models import Order
from minzheng.engines.needs.posts import CONFIRMERS, needs_of
from minzheng.registers.organisations.api import Organisation, find_by_credit_code

MANAGER, LONGEST = "manager", 30  # a name that columns hold beside the officer's
UNKNOWN = "登记簿里没有这家机构，或它不在您的辖区内。请核对统一社会信用代码"
ITS_OWN = "{}有自己的账号，请它自己在机构端办理；登不进去的，请安全管理员核对它的账号"


@dataclass(frozen=True)
class StandIn(Viewer):
    """An officer in the place of a house: `officer` is she as herself."""

    officer: Viewer | None = None


def house_without_account(viewer: Viewer, credit_code: str) -> Organisation:
    """A house of the viewer's area that cannot sign in. Raises NoSuchNeed, NotAllowed."""
    found = find_by_credit_code(credit_code)
    if found is None:
        raise NoSuchNeed(UNKNOWN)
    try:
        require(viewer, CONFIRMERS, found.division_code)
    except NotAllowed as elsewhere:
        raise NoSuchNeed(UNKNOWN) from elsewhere
    return _without(found)


def stand_in(viewer: Viewer, house: Organisation) -> StandIn:
    """The viewer in the place of a house, for what it would do itself. Raises NotAllowed."""
    _without(house)
    doer = replace(viewer.doer, name=f"{viewer.doer.name}（代{house.name[:LONGEST]}办理）")
    return StandIn(doer, house=House(house.pk, house.credit_code, MANAGER), officer=viewer)


def stand_in_for_order(viewer: Viewer, order: int) -> tuple[StandIn, Order]:
    """The same for an order about a need of the viewer's area. Raises NoSuchNeed, NotAllowed."""
    rows = Order.objects.select_related("need__person", "supply__facility", "supply__organisation")
    found = rows.filter(pk=order, need__in=needs_of(viewer).order_by().values("pk")).first()
    house = find_by_credit_code(found.supply.credit_code) if found is not None else None
    if found is None or house is None:
        raise NoSuchNeed("没有这张派单，或它不在您的辖区内。请从需求页面进入")
    require(viewer, CONFIRMERS, found.division_code)
    return stand_in(viewer, house), found


def with_accounts(codes: Iterable[str]) -> set[str]:
    """Which of these credit codes are of houses somebody can sign in for. One query."""
    live = Account.objects.filter(is_active=True, member__organisation__credit_code__in=set(codes))
    return set(live.values_list("member__organisation__credit_code", flat=True))


def _without(house: Organisation) -> Organisation:
    if with_accounts([house.credit_code]):
        raise NotAllowed(ITS_OWN.format(house.name))
    return house
