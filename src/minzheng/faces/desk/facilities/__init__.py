"""Institutions and places: what the register says and how it is kept."""
