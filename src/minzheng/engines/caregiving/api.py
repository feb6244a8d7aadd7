"""The door of the caregiving engine: who looks after whom by agreement, visited and paid.

follow(today)                                              # who is in support becomes a charge
draft = draw_up(charge, NewAgreement(today, carer=…, relation="kin", health="good"), by=…, on=…)
sign(draft, Signing(…), by=clerk, on=…); approve(draft, by=head, on=…)     # the money follows
record_visit(charge, NewVisit(today, seen=True, …), by=worker, on=…)       # opens a review
"""

from minzheng.engines.caregiving.agreeing import NewAgreement, draw_up, drop_draft, stay_of
from minzheng.engines.caregiving.coded import (
    ANSWERS,
    CARER,
    DONE,
    DUTIES,
    FACILITY,
    GUARDIAN,
    HEALTH,
    HOME,
    HOUSE,
    MODES,
    MONEY,
    OWN,
    PAYEES,
    RELATIONS,
    SELF,
    SIGNERS,
)
from minzheng.engines.caregiving.ending import end_agreement
from minzheng.engines.caregiving.errors import CaregivingRefused, NoSuchCharge, SchemeFaulty
from minzheng.engines.caregiving.escalating import escalate_overdue
from minzheng.engines.caregiving.faults import see_right, see_wrong
from minzheng.engines.caregiving.finding import (
    PAGE,
    STATES,
    ChargePage,
    Counts,
    Wanted,
    agreements_of,
    charge_page,
    chosen,
    counts,
    faults_of,
    last_carers,
    visits_of,
)
from minzheng.engines.caregiving.following import Followed, follow, follow_one
from minzheng.engines.caregiving.minding import duties_of, in_force
from minzheng.engines.caregiving.models import (
    Agreement,
    AgreementState,
    Charge,
    Fault,
    FaultState,
    Visit,
)
from minzheng.engines.caregiving.money import put_account_right
from minzheng.engines.caregiving.month import Difference, MonthOfCare, TierRow, month_of_care
from minzheng.engines.caregiving.papers import open_photo, open_signed
from minzheng.engines.caregiving.posts import (
    CLERKS,
    HEADS,
    READERS,
    VISITORS,
    agreement_for,
    charge_for,
    charges_of,
    fault_for,
    visit_for,
)
from minzheng.engines.caregiving.printing import agreement_pdf
from minzheng.engines.caregiving.reviewing import ask_other_mode, open_review
from minzheng.engines.caregiving.schemes import Scheme, Task, Tier, read_scheme, schemes
from minzheng.engines.caregiving.signing import Signing, approve, send_back, sign
from minzheng.engines.caregiving.terms import due_clock
from minzheng.engines.caregiving.visiting import NewVisit, record_visit
from minzheng.registers.papers import Paper, PaperLost

__all__ = [
    "ANSWERS",
    "CARER",
    "CLERKS",
    "DONE",
    "DUTIES",
    "FACILITY",
    "GUARDIAN",
    "HEADS",
    "HEALTH",
    "HOME",
    "HOUSE",
    "MODES",
    "MONEY",
    "OWN",
    "PAGE",
    "PAYEES",
    "READERS",
    "RELATIONS",
    "SELF",
    "SIGNERS",
    "STATES",
    "VISITORS",
    "Agreement",
    "AgreementState",
    "CaregivingRefused",
    "Charge",
    "ChargePage",
    "Counts",
    "Difference",
    "Fault",
    "FaultState",
    "Followed",
    "MonthOfCare",
    "NewAgreement",
    "NewVisit",
    "NoSuchCharge",
    "Paper",
    "PaperLost",
    "Scheme",
    "SchemeFaulty",
    "Signing",
    "Task",
    "Tier",
    "TierRow",
    "Visit",
    "Wanted",
    "agreement_for",
    "agreement_pdf",
    "agreements_of",
    "approve",
    "ask_other_mode",
    "charge_for",
    "charge_page",
    "charges_of",
    "chosen",
    "counts",
    "draw_up",
    "drop_draft",
    "due_clock",
    "duties_of",
    "end_agreement",
    "escalate_overdue",
    "fault_for",
    "faults_of",
    "follow",
    "follow_one",
    "in_force",
    "last_carers",
    "month_of_care",
    "open_photo",
    "open_review",
    "open_signed",
    "put_account_right",
    "read_scheme",
    "record_visit",
    "schemes",
    "see_right",
    "see_wrong",
    "send_back",
    "sign",
    "stay_of",
    "visit_for",
    "visits_of",
]
