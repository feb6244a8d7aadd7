"""Migrations of the draws engine."""
