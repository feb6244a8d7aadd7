"""The door of the exchange engine: files in, in two steps by two people, and how feeds stand."""

from minzheng.engines.exchange.agreed import Agreement, agreement
from minzheng.engines.exchange.deciding import accept, check, order, refuse, withdraw
from minzheng.engines.exchange.errors import (
    AgreementError,
    Blocked,
    BrokenSeal,
    DayRefused,
    DeliveredBefore,
    ExchangeRefused,
    FileRefused,
    FileUnreadable,
    NoSuchDelivery,
    NotInThisState,
    PullFailed,
    ReasonMissing,
    SameHand,
)
from minzheng.engines.exchange.limits import MOST_BYTES
from minzheng.engines.exchange.models import AT_WORK, Delivery, State
from minzheng.engines.exchange.pulling import pull
from minzheng.engines.exchange.reaching import (
    ACCEPTERS,
    HEADS,
    READERS,
    REPORT_READERS,
    STAGERS,
    delivery_for,
)
from minzheng.engines.exchange.report import (
    ReportLine,
    RuleCount,
    first_lines,
    report_csv,
    report_lines,
    report_xlsx,
    rule_counts,
)
from minzheng.engines.exchange.rhythm import days_of
from minzheng.engines.exchange.staging import stage
from minzheng.engines.exchange.states import (
    BoardRow,
    FeedState,
    board,
    deliveries_of,
    feed_states,
    to_decide,
)
from minzheng.engines.exchange.working import STOPPED, start, tidy, work, work_on

__all__ = [
    "ACCEPTERS",
    "AT_WORK",
    "HEADS",
    "MOST_BYTES",
    "READERS",
    "REPORT_READERS",
    "STAGERS",
    "STOPPED",
    "Agreement",
    "AgreementError",
    "Blocked",
    "BoardRow",
    "BrokenSeal",
    "DayRefused",
    "DeliveredBefore",
    "Delivery",
    "ExchangeRefused",
    "FeedState",
    "FileRefused",
    "FileUnreadable",
    "NoSuchDelivery",
    "NotInThisState",
    "PullFailed",
    "ReasonMissing",
    "ReportLine",
    "RuleCount",
    "SameHand",
    "State",
    "accept",
    "agreement",
    "board",
    "check",
    "days_of",
    "deliveries_of",
    "delivery_for",
    "feed_states",
    "first_lines",
    "order",
    "pull",
    "refuse",
    "report_csv",
    "report_lines",
    "report_xlsx",
    "rule_counts",
    "stage",
    "start",
    "tidy",
    "to_decide",
    "withdraw",
    "work",
    "work_on",
]
