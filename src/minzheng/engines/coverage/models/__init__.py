"""Tables of the coverage engine."""

from minzheng.engines.coverage.models.look import Finding, Look
from minzheng.engines.coverage.models.plan import Part, Plan, Row, Slot

__all__ = ["Finding", "Look", "Part", "Plan", "Row", "Slot"]
