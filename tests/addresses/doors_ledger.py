"""Doors and things: funds, double entry, appropriations, shares, periods."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, VILLAGE_A, Cast
from minzheng.engines.ledger import api
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

from .doors import ANYBODY, CLERKS, PAYERS, Door, desk
from .doors import READERS as CASE_READERS

READERS = (*PAYERS, "discipline_inspector")
FINANCE = ("finance_clerk", "finance_head")
CLERK, HEAD = ("finance_clerk",), ("finance_head",)
PAPER = ("appropriation",)
OCTOBER = date(2026, 10, 8)

DOORS: dict[str, Door] = {
    "desk:funds": Door(READERS),
    "desk:ledger-start": Door(HEAD),
    "desk:fund-new": Door(CLERK),
    "desk:fund": desk("fund", to=READERS),
    "desk:appropriate": desk("fund", to=CLERK),
    "desk:appropriations": Door(READERS),
    "desk:appropriation": desk(*PAPER, to=READERS),
    "desk:appropriation-approve": desk(*PAPER, to=HEAD),
    "desk:appropriation-refuse": desk(*PAPER, to=HEAD),
    "desk:appropriation-withdraw": desk("booked_appropriation", to=HEAD),
    "desk:ledger-entry": desk("ledger_entry", to=READERS),
    "desk:cost-shares": Door(READERS),
    "desk:cost-share-new": Door(CLERK),
    "desk:share-approve": desk("cost_share", to=HEAD),
    "desk:periods": Door(READERS),
    "desk:period-ask": Door(CLERK),
    "desk:period-close": desk("closing", to=HEAD),
    "desk:line-trace": desk("line", to=PAYERS),
    "desk:recovery-instalments": desk("recovery", to=CLERKS),
    "desk:entitlement": desk("entitlement", to=(*CASE_READERS, *FINANCE)),
    "desk:entitlement-correct": desk("entitlement", to=CLERKS),
    "desk:pay-corrections": Door(PAYERS),
    "desk:pay-correction": desk("pay_correction", to=PAYERS),
    "desk:pay-correction-approve": desk("pay_correction", to=("finance_head", "district_head")),
    "desk:pay-correction-drop": desk(
        "pay_correction", to=(*CLERKS, "finance_head", "district_head")
    ),
    "open:money": Door(ANYBODY),
    "open:lottery": Door(ANYBODY),
}


def things(cast: Cast) -> dict[str, Any]:
    """A lottery fund with October's money in it, another paper, shares and a month that wait."""
    clerk, head = cast.doer("finance_clerk"), cast.doer("finance_head")
    new = api.NewFund("F01", "福彩公益金（养老）", "lottery", DISTRICT, ("eldercare",), "示例1号")
    fund = api.open_fund(new, by=clerk, on=OCTOBER)
    paper = api.NewAppropriation(fund.pk, 500_000, "lottery", "示例1号", "养老服务", OCTOBER)
    booked = api.appropriate(paper, by=clerk, on=OCTOBER)
    entry = api.approve_appropriation(booked, by=head, on=OCTOBER)
    waiting = api.appropriate(paper, by=clerk, on=DAY)
    share = api.NewShare(
        DISTRICT, "eldercare/gaoling", DAY, "示例2号", "reported", ((fund.pk, 10_000),)
    )
    sheet = _correction(cast)
    return {
        "entitlement": sheet.entitlement_id, "pay_correction": sheet.pk,
        "fund": fund.pk, "appropriation": waiting.pk, "booked_appropriation": booked.pk,
        "ledger_entry": entry.pk, "cost_share": api.enter_share(share, by=clerk, on=DAY).pk,
        "closing": api.ask_close(fund.book, Month(2026, 10), by=clerk, on=DAY).pk,
    }  # fmt: skip


def _correction(cast: Cast) -> payments.CorrectionSheet:
    """An entitlement begun in October, that one found too high."""
    grant = payments.Grant(
        "case:corrected", "relief/dibao", cast.household.pk, VILLAGE_A, cast.applicant.pk,
        "罗春生", "6222020200112233445", "农商银行", 80_000, Month(2026, 10), "decision:1", 3,
    )  # fmt: skip
    row = payments.grant(grant, by=SYSTEM, on=OCTOBER)
    wish, why = payments.Wish(60_000, Month(2026, 10)), payments.Basis(Month(2026, 10), "漏报收入")
    clerk = cast.viewers["finance_clerk"]
    return payments.ask_correction(row.pk, wish, basis=why, by=clerk, on=DAY)
