"""For tests and demos: a fund with money in it, entered by one officer and approved by another."""

from datetime import date

from minzheng.engines.ledger.appropriating import appropriate, approve_appropriation
from minzheng.engines.ledger.funds import open_fund
from minzheng.engines.ledger.models import Fund
from minzheng.engines.ledger.values import NewAppropriation, NewFund
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen

CLERK, HEAD = Doer("officer", "f1", "孙丽"), Doer("officer", "f2", "马超")


def funded(new: NewFund, amount: Fen, *, on: date, document: str = "示例财社〔2026〕1号") -> Fund:
    """Open a fund and put money in it, whatever the day."""
    fund = open_fund(new, by=CLERK, on=on)
    top_up(fund, amount, on=on, document=document)
    return fund


def top_up(fund: Fund, amount: Fen, *, on: date, document: str) -> None:
    """More money by another paper."""
    new = NewAppropriation(fund.pk, amount, "budget", document, "社会救助", on)
    paper = appropriate(new, by=CLERK, on=on)
    approve_appropriation(paper, by=HEAD, on=on)
