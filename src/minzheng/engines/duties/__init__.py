"""Dated work: who does what by when, what proves it, who confirms it."""
