"""The door of the reserves engine: towns help first from their reserve, the district refills it.

payment = pay(reserve, NewPayment(1, CASH, 80_000, on, name="李桂香"), by=viewer, on=on, at=now)
complete(payment, Completion("李桂香", number, on, …), by=viewer, on=today)
"""

from minzheng.engines.reserves.accounting import (
    Statement,
    count_cash,
    statements,
)
from minzheng.engines.reserves.claiming import (
    approve_claim,
    ask_first,
    ask_refill,
    check_claim,
    claimable,
    return_claim,
)
from minzheng.engines.reserves.coded import (
    CASH,
    CAUSES,
    CLAIMS,
    COVERED,
    ENDS,
    FORMS,
    GOODS,
    KEPT,
    NAMELESS,
    RECOVER,
    TRANSFER,
    WRITTEN_OFF,
)
from minzheng.engines.reserves.completing import Completion, complete
from minzheng.engines.reserves.errors import NoSuchReserve, ReserveRefused, SecondHandNeeded
from minzheng.engines.reserves.escalating import escalate_late
from minzheng.engines.reserves.linking import begin_application, link, submitted_case
from minzheng.engines.reserves.lists import (
    INCOMPLETE,
    LATE,
    OPEN,
    PAGE,
    Wanted,
    claims_of,
    paid_twice,
    payments_of,
    reserves_of,
    todo,
)
from minzheng.engines.reserves.models import (
    Claim,
    ClaimState,
    Count,
    Payment,
    PaymentState,
    Repayment,
    Reserve,
    Resolution,
    Terms,
)
from minzheng.engines.reserves.papers import add_receipt, open_photo, open_receipt
from minzheng.engines.reserves.paying import NewPayment, pay, sent_before
from minzheng.engines.reserves.posts import (
    APPROVERS,
    CHECKERS,
    JUDGES,
    LODGERS,
    PAYERS,
    READERS,
    SETTERS,
    one_of,
)
from minzheng.engines.reserves.procedure import (
    clock_of,
    kept_days,
    lawful_most,
    suggested_amounts,
    urgent_matter,
)
from minzheng.engines.reserves.resolving import approve_end, propose_end, repay
from minzheng.engines.reserves.setting_up import NewTerms, change_terms, set_up, terms_on
from minzheng.engines.reserves.standing import Standing, standings
from minzheng.engines.reserves.warning import Earlier, earlier_payments
from minzheng.registers.papers import Paper

__all__ = [
    "APPROVERS",
    "CASH",
    "CAUSES",
    "CHECKERS",
    "CLAIMS",
    "COVERED",
    "ENDS",
    "FORMS",
    "GOODS",
    "INCOMPLETE",
    "JUDGES",
    "KEPT",
    "LATE",
    "LODGERS",
    "NAMELESS",
    "OPEN",
    "PAGE",
    "PAYERS",
    "READERS",
    "RECOVER",
    "SETTERS",
    "TRANSFER",
    "WRITTEN_OFF",
    "Claim",
    "ClaimState",
    "Completion",
    "Count",
    "Earlier",
    "NewPayment",
    "NewTerms",
    "NoSuchReserve",
    "Paper",
    "Payment",
    "PaymentState",
    "Repayment",
    "Reserve",
    "ReserveRefused",
    "Resolution",
    "SecondHandNeeded",
    "Standing",
    "Statement",
    "Terms",
    "Wanted",
    "add_receipt",
    "approve_claim",
    "approve_end",
    "ask_first",
    "ask_refill",
    "begin_application",
    "change_terms",
    "check_claim",
    "claimable",
    "claims_of",
    "clock_of",
    "complete",
    "count_cash",
    "earlier_payments",
    "escalate_late",
    "kept_days",
    "lawful_most",
    "link",
    "one_of",
    "open_photo",
    "open_receipt",
    "paid_twice",
    "pay",
    "payments_of",
    "propose_end",
    "repay",
    "reserves_of",
    "return_claim",
    "sent_before",
    "set_up",
    "standings",
    "statements",
    "submitted_case",
    "suggested_amounts",
    "terms_on",
    "todo",
    "urgent_matter",
]  # fmt: skip
