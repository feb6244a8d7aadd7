"""The door of the vouchers engine: monthly vouchers, deduction, lapse, settlement, claims.

row = apply(person, {}, by=viewer, on=today); confirm(officer, row.pk, on=today)
use = use_voucher(house, service_record.pk, insured=0, on=today)
taken = take_list(officer, "长护险.csv", content, on=today)
Money is whole fen, ratios are in 万分之一. voucher = min(left, ratio × (fee − insurance)).
"""

from minzheng.engines.vouchers.changing import (
    Told,
    is_listed,
    judge_change,
    list_house,
    strike_house,
    tell_change,
)
from minzheng.engines.vouchers.coded import (
    APPLIERS,
    APPROVERS,
    CHECKERS,
    DECIDERS,
    HOME,
    IMPORTERS,
    INSTITUTION,
    PAYERS,
    READERS,
    SAMPLERS,
    WAYS,
    Cause,
    Finding,
    Kind,
    Standing,
    State,
    Word,
)
from minzheng.engines.vouchers.enrolling import STATED, Known, apply, confirm, known_of, refuse
from minzheng.engines.vouchers.errors import NoSuchVoucher, OtherPersonNeeded, VoucherRefused
from minzheng.engines.vouchers.finding import (
    Page,
    change_page,
    changes_by,
    enrolment_named,
    enrolment_page,
    line_page,
    listing_page,
    odd_page,
    odd_words,
    open_months,
    sample_page,
    settlement_page,
    settlements_by,
    uses_by,
    uses_in,
    uses_today,
)
from minzheng.engines.vouchers.insuring import HEADINGS, Fault, Taken, take_list
from minzheng.engines.vouchers.models import (
    Change,
    Enrolment,
    InsuranceLine,
    Listing,
    Owed,
    Settlement,
    Use,
)
from minzheng.engines.vouchers.posts import (
    change_for,
    enrolment_for,
    own_enrolments,
    own_use,
    people_for,
    settlement_for,
    use_for,
)
from minzheng.engines.vouchers.reckoning import Bill, Share, reckon
from minzheng.engines.vouchers.settling import (
    Draft,
    approve,
    check,
    draft_of,
    drawn,
    give_back,
    hand_in,
    pay,
    settlement_of,
    visit,
)
from minzheng.engines.vouchers.terms import Terms, terms_at
from minzheng.engines.vouchers.using import (
    Balance,
    Quote,
    balance_of,
    quote,
    take_back,
    usable,
    use_voucher,
)

__all__ = [
    "APPLIERS", "APPROVERS", "CHECKERS", "DECIDERS", "HEADINGS", "HOME", "IMPORTERS",
    "INSTITUTION", "PAYERS", "READERS", "SAMPLERS", "STATED", "WAYS", "Balance", "Bill", "Cause",
    "Change", "Draft", "Enrolment", "Fault", "Finding", "InsuranceLine", "Kind", "Known",
    "Listing", "NoSuchVoucher", "OtherPersonNeeded", "Owed", "Page", "Quote", "Settlement",
    "Share", "Standing", "State", "Taken", "Terms", "Told", "Use", "VoucherRefused", "Word",
    "apply", "approve", "balance_of", "change_for", "change_page", "changes_by", "check",
    "confirm", "draft_of", "drawn", "enrolment_for", "enrolment_named", "enrolment_page",
    "give_back", "hand_in", "is_listed", "judge_change", "known_of", "line_page", "list_house",
    "listing_page", "odd_page", "odd_words", "open_months", "own_enrolments", "own_use", "pay",
    "people_for", "quote", "reckon", "refuse", "sample_page", "settlement_for", "settlement_of",
    "settlement_page", "settlements_by", "strike_house", "take_back", "take_list", "tell_change",
    "terms_at", "usable", "use_for", "use_voucher", "uses_by", "uses_in", "uses_today", "visit",
]  # fmt: skip
