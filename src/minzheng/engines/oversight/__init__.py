"""Checks on the spot: what was looked at, what was wrong, and how it was put right."""
