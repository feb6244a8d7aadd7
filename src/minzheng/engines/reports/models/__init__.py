"""Rows of the reports engine."""

from minzheng.engines.reports.models.report import Cadence, Report

__all__ = ["Cadence", "Report"]
