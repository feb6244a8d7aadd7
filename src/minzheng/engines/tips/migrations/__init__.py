"""Migrations of the tips engine."""
