"""Migrations of the supervision engine."""
