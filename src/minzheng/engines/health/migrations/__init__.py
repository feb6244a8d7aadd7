"""Migrations of the health engine."""
