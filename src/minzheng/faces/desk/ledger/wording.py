"""Words and addresses that several of the ledger's pages need."""

from django.urls import reverse

from minzheng.engines.ledger.api import FIELDS, Entry, Fund
from minzheng.faces.desk.showing.payments import matter_words

EVERYTHING = "*"
# What led to an entry, by the beginning of its reference: words, and the page it has.
CAUSES = {
    "payrun": ("发放批次", "desk:run"),
    "recovery": ("追回", "desk:recovery"),
    "appropriation": ("拨款", "desk:appropriation"),
    "reserve-payment": ("备用金支出", "desk:reserve-payment"),
    "reserve-claim": ("备用金补足", "desk:reserve-claim"),
    "stage": ("合同付款", ""),
}


def purpose_words(purpose: str) -> str:
    """A matter or field by name."""
    if purpose == EVERYTHING:
        return "各项民政支出"
    return FIELDS.get(purpose) or (matter_words(purpose) if purpose else "")


def uses_words(fund: Fund) -> str:
    """What a fund may be used for."""
    return "、".join(purpose_words(use) for use in fund.uses)


def cause_words(ref: str) -> str:
    """What led to an entry, by its reference."""
    kind, _, number = ref.partition(":")
    return f"{CAUSES[kind][0]} {number}" if kind in CAUSES else ref


def cause_url(entry: Entry) -> str:
    """The page of what led to an entry; "" where it has none."""
    kind, _, number = entry.cause_ref.partition(":")
    name = CAUSES[kind][1] if kind in CAUSES else ""
    if not name or not number.isdecimal():
        return ""
    return reverse(name, args=[int(number)])
