"""What tests and the demo share: a reserve with money in it, a payment at night, its case."""

from datetime import date, time
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger.api import Fund, NewFund
from minzheng.engines.ledger.testing import funded
from minzheng.engines.reserves.claiming import approve_claim, ask_first, check_claim
from minzheng.engines.reserves.models import Payment, Reserve
from minzheng.engines.reserves.paying import NewPayment, pay
from minzheng.engines.reserves.setting_up import NewTerms, set_up
from minzheng.registers.papers import Paper

LATE_AT_NIGHT = time(23, 40)
TERMS = NewTerms(2_000_000, 500_000, 200_000, "示例民发〔2026〕7号")
RECEIPT = Paper("收据.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20)
FIRE: dict[str, Any] = {
    "cause": 1, "where": "石桥村3队12号", "story": "夜里厨房起火，被褥粮食都烧了", "people": 3,
    "form": "cash", "amount": 100_000, "witness": "village_worker", "receipt": RECEIPT,
}  # fmt: skip


def district_fund(county: str, *, on: date, amount: int = 50_000_000) -> Fund:
    """Money of the district for relief."""
    new = NewFund(
        "QJ-JZ", "区级社会救助资金", "district", county, ("relief",), "示例财社〔2026〕2号"
    )
    return funded(new, amount, on=on)


def reserve_with_money(
    town: str, fund: Fund, *, clerk: Viewer, checker: Viewer, head: Viewer, on: date
) -> Reserve:
    """A town's reserve of 20,000 yuan: asked for, checked, approved."""
    reserve = set_up(town, TERMS, by=head, on=on)
    claim = ask_first(reserve, TERMS.ceiling, by=clerk, on=on)
    approve_claim(check_claim(claim, "", by=checker, on=on), fund, by=head, on=on)
    return reserve


def pay_for_fire(
    reserve: Reserve, name: str, number: str, *, by: Viewer, on: date, **told: Any
) -> Payment:
    """A thousand yuan at 23:40 to somebody whose kitchen burnt."""
    new = NewPayment(**{"name": name, "id_number": number, "happened_on": on, **FIRE, **told})
    return pay(reserve, new, by=by, on=on, at=LATE_AT_NIGHT)
