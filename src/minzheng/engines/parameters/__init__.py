"""Dated numbers entered in the product by two people, beside those of the files."""
