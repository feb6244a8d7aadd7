"""Tables of the staffing engine."""

from minzheng.engines.staffing.models.claims import ClaimLine, ClaimList
from minzheng.engines.staffing.models.people import (
    Certificate,
    Employment,
    Employments,
    Night,
    Training,
)

__all__ = [
    "Certificate", "ClaimLine", "ClaimList", "Employment", "Employments", "Night", "Training",
]  # fmt: skip
