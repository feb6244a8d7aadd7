"""Everybody as one table in the lake, and one pass of every matter's rules over it."""
