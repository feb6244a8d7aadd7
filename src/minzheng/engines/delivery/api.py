"""The door of the delivery engine: services given, monthly statements and their approval.

row = record_service(viewer, facility.pk, NewRecord(person, "午餐", day), on=today)
draft = draft_of(facility, Month(2026, 10))
statement = hand_in(viewer, facility.pk, Seen(draft.month, draft.digest), on=today)
Money is whole fen. Approval fixes the sum; paying it is not done here.
"""

from minzheng.engines.delivery.answering import claim_again, drop_line
from minzheng.engines.delivery.coded import CLAIMED, Answer, State, Verdict
from minzheng.engines.delivery.duties import REJECTED, STATEMENT, duties
from minzheng.engines.delivery.errors import (
    AlreadyHandedIn,
    DeliveryRefused,
    NoSuchStatement,
    OtherPersonNeeded,
    RecordRefused,
    SheetRefused,
)
from minzheng.engines.delivery.finding import (
    CANCELLED,
    LIVE,
    REJECTED_LINES,
    SAMPLED,
    WAITING,
    LinePage,
    LinesWanted,
    OpenMonth,
    RecordPage,
    Wanted,
    line_page,
    open_months,
    own_line,
    record_page,
    statement_of,
    statements_of,
)
from minzheng.engines.delivery.handing_in import Seen, hand_in, why_not_yet
from minzheng.engines.delivery.judging import (
    Judgement,
    accept_rest,
    approve,
    check,
    give_back,
    judge_line,
)
from minzheng.engines.delivery.models import (
    ServiceRecord,
    Statement,
    StatementLine,
    StatementStep,
)
from minzheng.engines.delivery.pricing import price_history
from minzheng.engines.delivery.printing import (
    outcome,
    statement_pdf,
    statement_xlsx,
    verdict_words,
)
from minzheng.engines.delivery.reaching import (
    APPROVERS,
    CHECKERS,
    READERS,
    Chosen,
    line_for,
    statement_for,
    statements,
)
from minzheng.engines.delivery.reading import MOST_ROWS, template
from minzheng.engines.delivery.reckoning import (
    Draft,
    DraftLine,
    day_due,
    digest_of,
    draft_of,
    public_part,
)
from minzheng.engines.delivery.recording import (
    Sheet,
    cancel_record,
    last_entered,
    record_many,
    record_of,
    record_service,
)
from minzheng.engines.delivery.sampling import drawn
from minzheng.engines.delivery.summing import Summary, Sums, summary_of, summary_of_draft
from minzheng.engines.delivery.weighing import NewRecord, person_named
from minzheng.engines.delivery.wording import arithmetic, service_words

__all__ = [
    "APPROVERS",
    "CANCELLED",
    "CHECKERS",
    "CLAIMED",
    "LIVE",
    "MOST_ROWS",
    "READERS",
    "REJECTED",
    "REJECTED_LINES",
    "SAMPLED",
    "STATEMENT",
    "WAITING",
    "AlreadyHandedIn",
    "Answer",
    "Chosen",
    "DeliveryRefused",
    "Draft",
    "DraftLine",
    "Judgement",
    "LinePage",
    "LinesWanted",
    "NewRecord",
    "NoSuchStatement",
    "OpenMonth",
    "OtherPersonNeeded",
    "RecordPage",
    "RecordRefused",
    "Seen",
    "ServiceRecord",
    "Sheet",
    "SheetRefused",
    "State",
    "Statement",
    "StatementLine",
    "StatementStep",
    "Summary",
    "Sums",
    "Verdict",
    "Wanted",
    "accept_rest",
    "approve",
    "arithmetic",
    "cancel_record",
    "check",
    "claim_again",
    "day_due",
    "digest_of",
    "draft_of",
    "drawn",
    "drop_line",
    "duties",
    "give_back",
    "hand_in",
    "judge_line",
    "last_entered",
    "line_for",
    "line_page",
    "open_months",
    "outcome",
    "own_line",
    "person_named",
    "price_history",
    "public_part",
    "record_many",
    "record_of",
    "record_page",
    "record_service",
    "service_words",
    "statement_for",
    "statement_of",
    "statement_pdf",
    "statement_xlsx",
    "statements",
    "statements_of",
    "summary_of",
    "summary_of_draft",
    "template",
    "verdict_words",
    "why_not_yet",
]
