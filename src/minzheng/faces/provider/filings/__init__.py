"""Matters that an institution applies for itself, such as its filing (备案)."""
