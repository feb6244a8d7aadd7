"""Households: who lives together, since when, and how each is related to the head."""
