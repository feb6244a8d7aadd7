"""Reserves with their terms; payments with what became of them; claims and counts."""

from minzheng.engines.reserves.models.payment import Payment, PaymentState, Repayment, Resolution
from minzheng.engines.reserves.models.reserve import (
    Claim,
    ClaimState,
    Count,
    Reserve,
    Terms,
)

__all__ = [
    "Claim",
    "ClaimState",
    "Count",
    "Payment",
    "PaymentState",
    "Repayment",
    "Reserve",
    "Resolution",
    "Terms",
]
