"""The tables of the caregiving engine."""

from minzheng.engines.caregiving.models.agreement import Agreement, AgreementState
from minzheng.engines.caregiving.models.charge import Charge
from minzheng.engines.caregiving.models.visit import Fault, FaultState, Visit

__all__ = ["Agreement", "AgreementState", "Charge", "Fault", "FaultState", "Visit"]
