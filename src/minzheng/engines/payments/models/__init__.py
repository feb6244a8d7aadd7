"""Rows of the payments engine."""

from minzheng.engines.payments.models.correction import CorrectionSheet
from minzheng.engines.payments.models.direction import Direction, DirectionPeriod
from minzheng.engines.payments.models.entitlement import (
    Entitlement,
    EntitlementPeriod,
    PayeeAccount,
)
from minzheng.engines.payments.models.exchange import BankFile, ReturnFile
from minzheng.engines.payments.models.recovery import (
    Instalment,
    Recovery,
    RecoveryEntry,
    RecoveryMonth,
    Settlement,
)
from minzheng.engines.payments.models.run import OPEN_STATES, LinePart, PayLine, PayRun, RunState

__all__ = [
    "OPEN_STATES",
    "BankFile",
    "CorrectionSheet",
    "Direction",
    "DirectionPeriod",
    "Entitlement",
    "EntitlementPeriod",
    "Instalment",
    "LinePart",
    "PayLine",
    "PayRun",
    "PayeeAccount",
    "Recovery",
    "RecoveryEntry",
    "RecoveryMonth",
    "ReturnFile",
    "RunState",
    "Settlement",
]
