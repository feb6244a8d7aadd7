"""Checks every row: types, code tables, numbers, ranges, duplicates, drift; told by row."""
