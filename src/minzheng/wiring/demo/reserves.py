"""The demo's reserves: two towns have one, one paid at night and lacks the papers yet.

It also gave somebody whose name nobody asked the fare home.

Limits and document numbers are invented for the demo district.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta

from minzheng.engines.ledger.api import Fund
from minzheng.engines.reserves import api as reserves
from minzheng.registers.people.api import unseal_id
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT, Town, towns
from minzheng.wiring.demo.population import Home

TERMS = reserves.NewTerms(2_000_000, 500_000, 200_000, "示例民发〔2026〕7号")
OPENED, SOURCE = date(2026, 10, 9), "QJ01"
RECEIPT = reserves.Paper("收据.png", bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000"
    "000a49444154789c63980900009b009aad2e48b40000000049454e44ae426082"
))  # fmt: skip


def help_first(homes: Sequence[Home], staff: Staff, on: date) -> None:
    """Through the same verbs as officers use."""
    for town in towns()[:2]:
        _open(town, staff)
    home = next(h for h in homes[::-1] if h.family.village.town_code == towns()[0].code)
    desk = staff.desk(home.family.village)
    row = reserves.reserves_of(desk.clerk).get()
    person = home.people[0]
    new = reserves.NewPayment(
        name=person.name, id_number=unseal_id(person), cause=1, happened_on=on - timedelta(days=1),
        where=f"{home.family.village.name}老屋", story="夜里厨房起火，被褥和粮食都烧了",
        people=len(home.people), form=reserves.CASH, amount=80_000,
        witness=desk.worker.doer.key, receipt=RECEIPT,
    )  # fmt: skip
    reserves.pay(row, new, by=desk.clerk, on=on - timedelta(days=1), at=time(23, 40))
    nameless = reserves.NewPayment(
        2, reserves.CASH, 20_000, on, looks="五十来岁，灰外套，左腿擦伤", where="省道与村道路口"
    )
    reserves.pay(row, nameless, by=desk.clerk, on=on, at=time(1, 15))


def _open(town: Town, staff: Staff) -> None:
    """Set up by the district, asked for by the town, checked and approved by two."""
    head, checker = staff.bureau("district_head"), staff.bureau("district_clerk")
    row = reserves.set_up(town.code, TERMS, by=head, on=OPENED)
    clerk = staff.desk(town.villages[0]).clerk
    claim = reserves.ask_first(row, TERMS.ceiling, by=clerk, on=OPENED)
    claim = reserves.check_claim(claim, "限额与文件一致", by=checker, on=OPENED)
    fund = Fund.objects.get(code=SOURCE, book__division_code=DISTRICT)
    reserves.approve_claim(claim, fund, by=head, on=OPENED)
