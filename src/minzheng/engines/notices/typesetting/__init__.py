"""Typesetting: fonts, coverage and the PDF."""
