"""Whose row is it: valid number first, then weighed pairs, a review queue, reversible."""
