"""Migrations of the needs engine."""
