"""Migrations of the oversight engine."""
