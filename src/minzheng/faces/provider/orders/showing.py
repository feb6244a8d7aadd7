"""Orders, supplies and what was taken on, as a house reads them."""

from collections.abc import Sequence

from django.urls import reverse

from minzheng.engines.needs import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

ORDERS = (Column("派单日"), Column("什么"), Column("数量"), Column("是谁"), Column("状态"),
          Column("到期", secondary=True))  # fmt: skip
SUPPLIES = (Column("什么"), Column("服务点", secondary=True), Column("每周", numeric=True),
            Column("已排", numeric=True), Column("空余", numeric=True),
            Column("价格（元）"))  # fmt: skip
OFFERED = (Column("编号"), Column("需要什么"), Column("数量"), Column("镇街"), Column("说明"))
PLEDGES = (Column("认领日"), Column("什么"), Column("给什么"), Column("状态"),
           Column("最迟送达", secondary=True))  # fmt: skip
SHOWN = (api.OrderState.ACCEPTED, api.OrderState.DONE, api.OrderState.CONFIRMED)


def order_table(orders: Sequence[api.Order]) -> Table:
    """The newest first; who it is for is masked until it is taken."""
    rows = tuple(
        Row((plain_date(o.sent_on), o.need.item_name, o.need.amount, name_of(o),
             tag_cell(o.get_state_display(), "soon" if o.state == api.OrderState.SENT else "plain"),
             plain_date(o.due_on)), reverse("provider:order", args=[o.pk]))
        for o in orders
    )  # fmt: skip
    return Table("派单", ORDERS, rows, empty="没有派单。",
                 empty_next="镇街把需求派给您时，会出现在这里。")  # fmt: skip


def name_of(order: api.Order) -> str:
    """Masked until the house takes the order, and again when it lost it."""
    person = order.need.person
    return person.name if order.state in SHOWN else person.name_masked


def order_entries(order: api.Order, place: str, address: str) -> list[Entry]:
    """What is asked for; where and with what words only once it is taken."""
    need = order.need
    told = [
        Entry("是谁", name_of(order)), Entry("需要", f"{need.item_name}，{need.amount}"),
        Entry("希望", need.wishes or "没有特别的要求"), Entry("紧急程度", need.urgency_name),
        Entry("在哪里", place),
    ]  # fmt: skip
    if order.state in SHOWN:
        told += [Entry("住址", address or "登记簿里没有，请问村（社区）"),
                 Entry("说明", need.words or "没有写")]  # fmt: skip
    return told


def visit_table(order: api.Order) -> Table:
    """Each time, with its proof."""
    columns = (Column("日期"), Column("服务人员"), Column("数量", numeric=True), Column("凭证"))
    rows = tuple(
        Row((f"{plain_date(v.day)} {v.begins}", v.given_by, f"{v.quantity} {order.unit}",
             link_cell(f"看{plain_date(v.day)}的凭证", reverse("provider:visit-proof", args=[v.pk]))
             if v.proof else "没有交"))
        for v in order.visits.all()
    )  # fmt: skip
    return Table("服务记录", columns, rows, empty="还没有服务记录。")


def supply_table(givers: Sequence[api.Giver]) -> Table:
    """What the house gives, and how full it is."""
    rows = tuple(
        Row((g.supply.item_name, g.supply.facility.name if g.supply.facility else "没有服务点",
             str(g.supply.capacity), str(g.taken), str(g.vacancy),
             f"{yuan(g.price) if g.price is not None else '没有登记'}　{g.payer_name}"),
            reverse("provider:supply", args=[g.supply.pk]))
        for g in givers
    )  # fmt: skip
    return Table("我们能提供的", SUPPLIES, rows, empty="还没有登记能提供什么。",
                 empty_next="登记以后，系统匹配需求时才会想到您的机构。")  # fmt: skip


def offered_table(offerings: Sequence[api.Offering], towns: dict[str, str]) -> Table:
    """What can be taken on; nobody is named."""
    rows = tuple(
        Row((o.number, o.item_name, o.amount, towns[o.town_code], o.words),
            reverse("provider:take-on", args=[o.pk]))
        for o in offerings
    )  # fmt: skip
    return Table("可以认领的", OFFERED, rows, empty="现在没有等待认领的求助。",
                 empty_next="镇街公布以后会出现在这里。")  # fmt: skip


def pledge_table(pledges: Sequence[api.Pledge]) -> Table:
    """What the house has taken on, the newest first."""
    rows = tuple(
        Row((plain_date(p.asked_on), p.offering.item_name, p.words,
             tag_cell(p.get_state_display()), plain_date(p.until)),
            reverse("provider:pledge", args=[p.pk]))
        for p in pledges
    )  # fmt: skip
    return Table("认领过的", PLEDGES, rows, empty="还没有认领过。")


def pledge_entries(pledge: api.Pledge, town: str) -> list[Entry]:
    """What was taken on."""
    return [
        Entry("求助", f"{pledge.offering.item_name}　{pledge.offering.words}"),
        Entry("镇街", town),
        Entry("我们给", pledge.words),
        Entry("折合", f"{yuan(pledge.amount)} 元"),
        Entry("最迟送达", plain_date(pledge.until)),
        Entry("镇街答复", pledge.answer or pledge.get_state_display()),
    ]
