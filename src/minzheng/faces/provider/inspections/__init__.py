"""Checks of the institution and what it has to put right."""
