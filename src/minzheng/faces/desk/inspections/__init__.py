"""Checks on the spot: plan, answers, findings, second look."""
