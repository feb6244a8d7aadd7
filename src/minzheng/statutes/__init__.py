"""Statutes: one file per instrument, each article we rely on restated in our own words."""
