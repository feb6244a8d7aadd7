"""Which posts open which part of the desk, and which deed; where, the engines check once more."""

from minzheng.engines.alerts import api as alerts
from minzheng.engines.cases.api import CASE_ROLES, HOUSE_ROLES, LODGING_ROLES
from minzheng.registers.offices.api import ROLES

READERS = (*CASE_ROLES, "auditor")
TAKERS_IN = LODGING_ROLES
# Those, and the bureau, where institutions lodge theirs.
COUNTERS = (*TAKERS_IN, *HOUSE_ROLES)
VISITORS = ("village_worker", "town_clerk", "town_head", "district_clerk", "district_head")
REPORTERS = CASE_ROLES
CHECKERS = ("check_clerk", "district_clerk", "town_clerk")
EXTENDERS = ("town_head", "district_head")
TAKERS_DOWN = ("town_clerk", "town_head", "district_clerk", "district_head")
SERVERS = ("village_worker", "town_clerk", "district_clerk")

COMPUTERS = ("finance_clerk", "district_clerk")
RUN_REVIEWERS = ("finance_head",)
RUN_APPROVERS = ("district_head",)
EXPORTERS = ("finance_clerk",)
CLAIMERS = ("finance_clerk", "district_clerk")
CLAIM_APPROVERS = ("finance_head", "district_head")
PAYMENT_READERS = (
    "finance_clerk", "finance_head", "district_clerk", "district_head", "auditor",
)  # fmt: skip

DATA_CLERKS, DATA_HEADS = ("data_clerk",), ("data_head",)
DATA_READERS = ("data_clerk", "data_head", "check_clerk", "district_clerk", "district_head",
                "auditor")  # fmt: skip
ALERT_WORKERS, BULK_JUDGES = alerts.WORKERS, alerts.BULK_ROLES
ALERT_READERS = (*ALERT_WORKERS, *alerts.READERS)
# Who settles a fact or looks after the data sees people's data beside who handles their cases.
SOURCE_READERS = (*READERS, *DATA_CLERKS, *DATA_HEADS)
AUDITORS = ("auditor",)
EVERYBODY = tuple(ROLES)


def words(roles: tuple[str, ...]) -> str:
    """The posts in words, as a refusal names them."""
    return "、".join(ROLES[role] for role in roles)
