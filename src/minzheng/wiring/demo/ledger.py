"""The demo's funds: opened in autumn, filled by papers, shared out; October's runs draw on them.

Names, numbers and sums are invented for the demo district.
"""

from datetime import date

from minzheng.engines.ledger import api as ledger
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

OPENED, OCTOBER = date(2026, 9, 1), Month(2026, 10)
RELIEF, WELFARE = ("relief",), ("eldercare", "children", "disability", "relief")
# code, name, kind, uses, then its papers: origin, document, giver, purpose, fen
Told = tuple[str, str, str, str, Fen]
FUNDS: tuple[tuple[str, str, str, tuple[str, ...], tuple[Told, ...]], ...] = (
    ("ZY01", "中央困难群众救助补助", "central", RELIEF, (
        ("upper", "示例财社〔2026〕11号", "省财政厅", "困难群众救助补助资金", 180_000_000),
        ("upper", "示例财社〔2026〕64号", "省财政厅", "困难群众救助补助资金（第二批）", 90_000_000),
    )),
    ("QJ01", "区级困难群众救助", "district", ("*",), (
        ("budget", "示例区财〔2026〕5号", "区财政局", "年初预算：救助和福利", 400_000_000),
    )),
    ("FC01", "福利彩票公益金", "lottery", WELFARE, (
        ("lottery", "示例福彩〔2026〕2号", "市民政局", "老年人福利和儿童福利项目", 60_000_000),
    )),
    ("CS01", "社区慈善资金", "charity", ("relief", "charity", "eldercare"), (
        ("donation", "捐赠票据 000217", "本区企业", "特殊困难家庭帮扶", 20_000_000),
    )),
)  # fmt: skip
SHARED = "relief/dibao"


def keep_accounts(staff: Staff) -> None:
    """Open the funds, book their papers, share the dibao's cost; runs draw on them from October."""
    clerk, head = staff.bureau("finance_clerk").doer, staff.bureau("finance_head").doer
    funds = {}
    for code, name, kind, uses, papers in FUNDS:
        new = ledger.NewFund(code, name, kind, DISTRICT, uses, papers[0][1])
        funds[code] = ledger.open_fund(new, by=clerk, on=OPENED)
        for paper in papers:
            _book(funds[code], paper, clerk, head)
    _share(funds["ZY01"], funds["QJ01"], clerk, head)
    ledger.start_keeping(DISTRICT, OCTOBER, by=head, on=OPENED)


def leave_waiting(staff: Staff, on: date) -> None:
    """A paper and the close of September wait for the second person."""
    clerk = staff.bureau("finance_clerk").doer
    fund = ledger.Fund.objects.get(code="FC01", book__division_code=DISTRICT)
    new = ledger.NewAppropriation(
        fund.pk, 15_000_000, "lottery", "示例福彩〔2026〕7号", "儿童福利项目", on, "市民政局"
    )
    ledger.appropriate(new, by=clerk, on=on)
    ledger.ask_close(fund.book, Month.of(OPENED), by=clerk, on=on)


def _book(fund: ledger.Fund, paper: Told, clerk: Doer, head: Doer) -> None:
    origin, document, giver, purpose, amount = paper
    new = ledger.NewAppropriation(fund.pk, amount, origin, document, purpose, OPENED, giver)
    ledger.approve_appropriation(ledger.appropriate(new, by=clerk, on=OPENED), by=head, on=OPENED)


def _share(central: ledger.Fund, own: ledger.Fund, clerk: Doer, head: Doer) -> None:
    """An example, not a document: the page says 未确认."""
    weights = ((central.pk, 6_000), (own.pk, 4_000))
    new = ledger.NewShare(
        DISTRICT, SHARED, OPENED, "示例分担方案（演示用）", "unconfirmed", weights
    )
    ledger.approve_share(ledger.enter_share(new, by=clerk, on=OPENED), by=head, on=OPENED)
