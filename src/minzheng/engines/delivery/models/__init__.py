"""Rows of the delivery engine."""

from minzheng.engines.delivery.models.records import ServiceRecord, TakenSheet
from minzheng.engines.delivery.models.statements import Statement, StatementLine, StatementStep

__all__ = ["ServiceRecord", "Statement", "StatementLine", "StatementStep", "TakenSheet"]
