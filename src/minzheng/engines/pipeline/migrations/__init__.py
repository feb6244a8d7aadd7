"""Migrations of the rounds engine."""
