"""Migrations of the meals engine."""
