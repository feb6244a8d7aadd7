"""Migrations of the delivery engine."""
