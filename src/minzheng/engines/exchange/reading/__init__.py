"""Reads delivered files of every kind as batches of text columns with the row each stood in."""
