"""The door of the staffing engine: staff with certificates, training, ratios, incentives.

row = take_on(house, facility.pk, NewStaff("…", number, CARER, since), on=…)
add_certificate(house, row.pk, NewCertificate(SKILL, "…", "…", day, until, level=5), on=…)
ratios_of([facility], on)[facility.pk].suffices      # carers at work against those needed
draft = draft_of(facility, 2025); confirm(house, facility.pk, 2025, draft.digest, on=…)
"""

from minzheng.engines.staffing.claiming import (
    NO_STANDARD,
    Draft,
    confirm,
    draft_of,
    has_standard,
    why_not_yet,
    why_nothing,
)
from minzheng.engines.staffing.coded import (
    APPROVERS,
    CARER,
    CERTIFICATES,
    CHECKERS,
    COOK,
    DEGREES,
    FULL,
    HEALTH,
    NURSE,
    PAYERS,
    POSTS,
    READERS,
    SKILL,
    SKILL_LEVELS,
    Kind,
    State,
)
from minzheng.engines.staffing.employing import (
    MOST_NIGHTS,
    NewCertificate,
    NewStaff,
    NewTraining,
    add_certificate,
    add_training,
    leave,
    set_nights,
    take_on,
)
from minzheng.engines.staffing.errors import (
    NoSuchStaff,
    OtherPersonNeeded,
    SheetRefused,
    StaffRefused,
)
from minzheng.engines.staffing.finding import (
    GONE,
    PAGE,
    Found,
    HouseStaff,
    claim_at,
    claims_by,
    claims_of,
    everybody_at,
    houses_with_staff,
    nights_of,
    staff_at,
    staff_page,
    two_places,
)
from minzheng.engines.staffing.importing import Sheet, take_sheet
from minzheng.engines.staffing.looking import (
    look_at_certificates,
    look_at_nights,
    look_at_ratios,
    look_at_training,
)
from minzheng.engines.staffing.models import (
    Certificate,
    ClaimLine,
    ClaimList,
    Employment,
    Training,
)
from minzheng.engines.staffing.paying import approve, check, give_back, pay
from minzheng.engines.staffing.ratios import Ratio, ratios_of, shown
from minzheng.engines.staffing.reaching import claim_for, house_for, own_employment
from minzheng.engines.staffing.reading import MOST_ROWS, template, workbook_of

__all__ = [
    "APPROVERS", "CARER", "CERTIFICATES", "CHECKERS", "COOK", "DEGREES", "FULL", "GONE", "HEALTH",
    "MOST_NIGHTS", "MOST_ROWS", "NO_STANDARD", "NURSE", "PAGE", "PAYERS", "POSTS", "READERS",
    "SKILL", "SKILL_LEVELS", "Certificate", "ClaimLine", "ClaimList", "Draft", "Employment",
    "Found", "HouseStaff", "Kind", "NewCertificate", "NewStaff", "NewTraining", "NoSuchStaff",
    "OtherPersonNeeded", "Ratio", "Sheet", "SheetRefused", "StaffRefused", "State", "Training",
    "add_certificate", "add_training", "approve", "check", "claim_at", "claim_for", "claims_by",
    "claims_of", "confirm", "draft_of", "everybody_at",  "give_back",
    "has_standard", "house_for", "houses_with_staff", "leave", "look_at_certificates",
    "look_at_nights", "look_at_ratios", "look_at_training", "nights_of", "own_employment", "pay",
    "ratios_of", "set_nights", "shown", "staff_at", "staff_page", "take_on", "take_sheet",
    "template", "two_places", "why_not_yet", "why_nothing", "workbook_of",
]  # fmt: skip
